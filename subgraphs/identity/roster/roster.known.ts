import type { Write } from '../../shared/database.ts'
import type { Fault } from '../../shared/import-faults.ts'
import { kinds, type Reading, type Roster } from './roster.parser.ts'
import { chunks, type Importing } from './roster.rows.ts'
import type { Kind } from './roster.shapes.ts'

export const tableOf = {
  organisations: { table: 'organisation', entity: 'Organisation' },
  persons: { table: 'person', entity: 'Person' },
  duties: { table: 'duty', entity: 'Duty' },
  groups: { table: 'group', entity: 'Group' },
  activities: { table: 'activity', entity: 'Activity' },
} as const satisfies Record<Kind, { table: string; entity: string }>

/** In which context an id of the source's own is kept, where the object has another here. */
export const idContext = (code: string) => `urn:skolgraf:source:${code}:id`

interface Reference {
  readonly kind: Kind
  readonly id: string
  readonly at: string
}

/** Everything that something in a file refers to. */
export function referencesIn({ organisations, persons, duties, groups, activities }: Roster): Reference[] {
  const to = (kind: Kind, id: string, at: string): Reference => ({ kind, id, at })
  return [
    ...organisations.flatMap(({ at, parentOrganisation: id }) =>
      id === null ? [] : [to('organisations', id, `${at}.parentOrganisation`)],
    ),
    ...persons.flatMap(({ at, enrolments, responsibles }) => [
      ...enrolments.map(({ enroledAt }, n) => to('organisations', enroledAt, `${at}.enrolments[${n}].enroledAt`)),
      ...responsibles.map(({ person }, n) => to('persons', person, `${at}.responsibles[${n}].person`)),
    ]),
    ...duties.flatMap(({ at, person, dutyAt, assignmentRole }) => [
      ...[to('persons', person, `${at}.person`), to('organisations', dutyAt, `${at}.dutyAt`)],
      ...assignmentRole.map(({ group }, n) => to('groups', group, `${at}.assignmentRole[${n}].group`)),
    ]),
    ...groups.flatMap(({ at, organisation, groupMemberships }) => [
      to('organisations', organisation, `${at}.organisation`),
      ...groupMemberships.map(({ person }, n) => to('persons', person, `${at}.groupMemberships[${n}].person`)),
    ]),
    ...activities.flatMap(({ at, organisation, groups: taught, teachers }) => [
      to('organisations', organisation, `${at}.organisation`),
      ...taught.map((group, n) => to('groups', group, `${at}.groups[${n}]`)),
      ...teachers.map(({ duty }, n) => to('duties', duty, `${at}.teachers[${n}].duty`)),
    ]),
  ]
}

/** What the source's ids of one kind are here, of those that are known. */
async function knownIds({ tx, code }: Importing, kind: Kind, ids: readonly string[]): Promise<Map<string, string>> {
  const { table, entity } = tableOf[kind]
  const known = new Map<string, string>()
  for (const some of chunks(ids, 10_000)) {
    const rows = await tx<{ given: string; ours: string }[]>`/* rosterIds */
      select value as given, entity_id as ours from identity.external_identifier
        where entity = ${entity} and context = ${idContext(code)} and value = any(${some}::text[])
      union all select id::text, id from ${tx(`identity.${table}`)} where id = any(${some}::uuid[])`
    for (const { given, ours } of rows) if (given === ours || !known.has(given)) known.set(given, ours)
  }
  return known
}

/** Organisations by the codes that only one has. */
export const organisationsByCode = (tx: Write, codes: readonly string[]) =>
  tx<{ code: string; id: string }[]>`/* rosterOrganisations */
    select school_unit_code as code, id from identity.organisation where school_unit_code = any(${codes as string[]}::text[])
    union all select organisation_number, id from identity.organisation
      where organisation_number = any(${codes as string[]}::text[])`

/** What a file's ids are here: of the file's objects, and of what they refer to. */
export type Ids = Readonly<Record<Kind, Map<string, string>>>

export interface Known {
  readonly ids: Ids
  readonly faults: readonly Fault[]
}

const things: Readonly<Record<Kind, string>> = {
  organisations: 'organisation',
  persons: 'person',
  duties: 'duty',
  groups: 'group',
  activities: 'activity',
}

/** Looks up what a file's ids are here, and finds the references that lead nowhere. */
export async function lookUp(importing: Importing, { roster, declared }: Reading): Promise<Known> {
  const references = referencesIn(roster)
  const ids = {} as Record<Kind, Map<string, string>>
  for (const kind of kinds) {
    const referred = references.filter((one) => one.kind === kind).map(({ id }) => id)
    ids[kind] = await knownIds(importing, kind, [...new Set([...roster[kind].map(({ id }) => id), ...referred])])
  }
  const faults = references
    .filter(({ kind, id }) => !declared[kind].has(id) && !ids[kind].has(id))
    .map(({ kind, at }) => ({ place: at, problem: `refers to no ${things[kind]} in the file, and none that is known here` }))
  return { ids, faults }
}
