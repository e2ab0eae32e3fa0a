import type { Fault } from '../../shared/import-faults.ts'
import { type Ids, organisationsByCode } from './roster.known.ts'
import { kinds, type Placed, type Roster } from './roster.parser.ts'
import { chunks, type Importing } from './roster.rows.ts'

const elsewhere = (place: string): Fault => ({ place, problem: "is somebody else's here" })

/** Which file objects are one and the same here. */
function sameTwice(objects: readonly { readonly at: string; readonly id: string }[], ids: ReadonlyMap<string, string>): Fault[] {
  const firsts = new Map<string, string>()
  return objects.flatMap(({ at, id }) => {
    const ours = ids.get(id)
    if (ours === undefined) return []
    const first = firsts.get(ours)
    if (first !== undefined) return [{ place: at, problem: `is here the same as ${first}; keep one of them` }]
    firsts.set(ours, at)
    return []
  })
}

async function matchOrganisations({ tx }: Importing, { organisations }: Roster, ids: Ids): Promise<Fault[]> {
  const codesOf = ({ schoolUnitCode, organisationNumber }: Placed<'organisations'>) =>
    [schoolUnitCode, organisationNumber].filter((code) => code !== null)
  const byCode = new Map((await organisationsByCode(tx, organisations.flatMap(codesOf))).map(({ code, id }) => [code, id]))
  const faults = organisations.flatMap((one) => {
    const found = codesOf(one).flatMap((code) => byCode.get(code) ?? [])
    const ours = ids.organisations.get(one.id) ?? found[0]
    if (ours !== undefined) ids.organisations.set(one.id, ours)
    return found.some((id) => id !== ours) ? [{ place: one.at, problem: 'has a code that another organisation has here' }] : []
  })
  return [...faults, ...sameTwice(organisations, ids.organisations)]
}

interface Numbered {
  readonly id: string
  readonly civicNo: string | null
}

interface Identified {
  readonly context: string
  readonly value: string
  readonly id: string
}

const keyOf = ({ context, value }: { readonly context: string; readonly value: string }) => `${context} ${value}`

async function identified({ tx }: Importing, persons: readonly Placed<'persons'>[]): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  const given = persons.flatMap(({ externalIdentifiers }) => externalIdentifiers ?? [])
  for (const some of chunks(given, 5000))
    for (const row of await tx<Identified[]>`/* rosterIdentified */ select i.context, i.value, i.entity_id as id
        from jsonb_to_recordset(${tx.json(some)}::jsonb) as r(context text, value text)
        join identity.external_identifier i on i.entity = 'Person' and i.context = r.context and i.value = r.value`)
      known.set(keyOf(row), row.id)
  return known
}

async function numbered({ tx }: Importing, numbers: readonly string[], ids: readonly string[]): Promise<Numbered[]> {
  const found: Numbered[] = []
  for (const some of chunks(numbers, 10_000))
    found.push(
      ...(await tx<Numbered[]>`/* rosterNumbered */ select id, civic_no from identity.person
        where civic_no = any(${some}::text[])`),
    )
  for (const some of chunks(ids, 10_000))
    found.push(
      ...(await tx<Numbered[]>`/* rosterNumbers */ select id, civic_no from identity.person where id = any(${some}::uuid[])`),
    )
  return found
}

const isReal = (civicNo: string | null | undefined) => civicNo != null && !civicNo.includes('TF')

// Identifiers are used again; the same one with another number is another person, whom the old one's row must not become.
function matchPerson(person: Placed<'persons'>, ids: Ids, byIdentifier: ReadonlyMap<string, string>, rows: Rows): Fault[] {
  const number = person.civicNo?.civicNo
  const holders = (person.externalIdentifiers ?? []).map((one) => byIdentifier.get(keyOf(one)))
  const holder = holders.find((id) => id !== undefined)
  const bearer = number === undefined ? undefined : rows.byNumber.get(number)
  const byId = ids.persons.get(person.id)
  const ours = byId ?? holder ?? bearer
  if (ours !== undefined) ids.persons.set(person.id, ours)
  const knownNumber = ours === undefined ? null : rows.byId.get(ours)
  const isAnother = byId === undefined && holder === ours && isReal(knownNumber) && isReal(number) && knownNumber !== number
  return [
    ...(bearer !== undefined && bearer !== ours ? [elsewhere(`${person.at}.civicNo`)] : []),
    ...holders.flatMap((id, n) => (id !== undefined && id !== ours ? [elsewhere(`${person.at}.externalIdentifiers[${n}]`)] : [])),
    ...(isAnother ? [{ place: person.at, problem: 'is known here by its identifier, with another number' }] : []),
  ]
}

interface Rows {
  readonly byNumber: ReadonlyMap<string | null, string>
  readonly byId: ReadonlyMap<string, string | null>
}

async function matchPersons(importing: Importing, { persons }: Roster, ids: Ids): Promise<Fault[]> {
  const byIdentifier = await identified(importing, persons)
  const numbers = persons.flatMap(({ civicNo }) => civicNo?.civicNo ?? [])
  const found = await numbered(importing, numbers, [...byIdentifier.values()])
  const rows = {
    byNumber: new Map(found.map(({ civicNo, id }) => [civicNo, id])),
    byId: new Map(found.map(({ civicNo, id }) => [id, civicNo])),
  }
  return [...persons.flatMap((one) => matchPerson(one, ids, byIdentifier, rows)), ...sameTwice(persons, ids.persons)]
}

export interface Matched {
  readonly faults: readonly Fault[]
  /** The ids of what is new. */
  readonly fresh: ReadonlySet<string>
}

/**
 * Finds what is known here under other ids: organisations by their codes, persons by their identifiers and then by their numbers.
 * What is known by none of these is new, and has the id of the file.
 */
export async function match(importing: Importing, roster: Roster, ids: Ids): Promise<Matched> {
  const faults = [...(await matchOrganisations(importing, roster, ids)), ...(await matchPersons(importing, roster, ids))]
  const fresh = kinds.flatMap((kind) => roster[kind].filter(({ id }) => !ids[kind].has(id)).map(({ id }) => ({ kind, id })))
  for (const { kind, id } of fresh) ids[kind].set(id, id)
  return { faults, fresh: new Set(fresh.map(({ id }) => id)) }
}
