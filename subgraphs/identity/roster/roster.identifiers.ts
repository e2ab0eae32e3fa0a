import type { Changed } from '../../shared/act.ts'
import { idContext, type Ids, tableOf } from './roster.known.ts'
import { kinds, type Roster } from './roster.parser.ts'
import type { Own } from './roster.persons.ts'
import { chunks, type Importing, type Tally } from './roster.rows.ts'

interface Identifier {
  readonly entity: string
  readonly entityId: string
  readonly context: string
  readonly value: string
}

interface KnownIdentifier extends Identifier {
  readonly id: string
}

function told({ code }: Importing, roster: Roster, persons: Own, ids: Ids): Identifier[] {
  const context = idContext(code)
  const aliases = kinds.flatMap((kind) => {
    const { entity } = tableOf[kind]
    const objects = kind === 'persons' ? persons : roster[kind]
    return objects.flatMap(({ id }) => {
      const entityId = ids[kind].get(id)!
      return entityId === id ? [] : [{ entity, entityId, context, value: id }]
    })
  })
  const codes = roster.organisations.flatMap(({ id, organisationCode: value }) =>
    value === null
      ? []
      : [
          {
            ...{ entity: 'Organisation', entityId: ids.organisations.get(id)!, value },
            context: `urn:skolgraf:source:${code}:organisationCode`,
          },
        ],
  )
  const given = persons.flatMap(({ ours: entityId, externalIdentifiers }) =>
    (externalIdentifiers ?? []).map((one) => ({ entity: 'Person', entityId, ...one })),
  )
  return [...aliases, ...codes, ...given]
}

const scopeOf = ({ entity, entityId, context }: Identifier) => `${entity} ${entityId} ${context}`
const keyOf = (one: Identifier) => `${scopeOf(one)} ${one.value}`

async function knownOf({ tx }: Importing, wanted: readonly Identifier[]): Promise<KnownIdentifier[]> {
  const scopes = new Set(wanted.map(scopeOf))
  const found: KnownIdentifier[] = []
  for (const some of chunks([...new Set(wanted.map(({ entityId }) => entityId))], 5000))
    found.push(
      ...(await tx<KnownIdentifier[]>`/* rosterIdentifiers */ select id, entity, entity_id, context, value
        from identity.external_identifier where entity_id = any(${some}::uuid[])`),
    )
  return found.filter((one) => scopes.has(scopeOf(one)))
}

async function add({ tx, newId, now }: Importing, added: readonly Identifier[]): Promise<void> {
  for (const some of chunks(added))
    await tx`/* rosterAddsIdentifiers */ insert into identity.external_identifier
        (id, entity, entity_id, context, value, imported_at)
      select r.id, r.entity, r."entityId", r.context, r.value, ${now}
      from jsonb_to_recordset(${tx.json(some.map((one) => ({ ...one, id: newId() })))}::jsonb)
        as r(id uuid, entity text, "entityId" uuid, context text, value text)`
}

/** Makes identifiers what the file says, in the contexts of which it says anything; its own ids too, where they are not ours. */
export async function writeIdentifiers(importing: Importing, roster: Roster, persons: Own, ids: Ids): Promise<Tally> {
  const { tx, now } = importing
  const wanted = new Map(told(importing, roster, persons, ids).map((one) => [keyOf(one), one]))
  const known = await knownOf(importing, [...wanted.values()])
  const gone = known.filter((one) => !wanted.has(keyOf(one)))
  const seen = known.filter((one) => wanted.has(keyOf(one)))
  for (const one of seen) wanted.delete(keyOf(one))
  const added = [...wanted.values()]
  await tx`/* rosterRemovesIdentifiers */ delete from identity.external_identifier
    where id = any(${gone.map(({ id }) => id)}::uuid[])`
  await add(importing, added)
  for (const some of chunks(seen, 5000))
    await tx`/* rosterStampsIdentifiers */ update identity.external_identifier set imported_at = ${now}
      where id = any(${some.map(({ id }) => id)}::uuid[])`
  const changes = new Map(
    [...added, ...gone].map(({ entity, entityId: id }): [string, Changed] => [`${entity} ${id}`, { entity, id, kind: 'UPSERT' }]),
  )
  return { added: 0, ended: 0, changes: [...changes.values()] }
}
