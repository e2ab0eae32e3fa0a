import type { Ids } from './roster.known.ts'
import type { Domain, Masters } from './roster.masters.ts'
import type { Placed, Roster } from './roster.parser.ts'
import { chunks, type Importing, revised, type Row, rowsBy, type Tally, type Target, writeRows } from './roster.rows.ts'

export const personTarget: Target = {
  table: 'person',
  concept: 'Person',
  columns: [...['givenName', 'middleName', 'familyName', 'civicNo', 'birthDate', 'sex', 'personStatus', 'securityMarking']],
  isSourced: true,
  isVersioned: true,
}

/** Persons of a file whose rows it may write, under their ids here. */
export type Own = readonly (Placed<'persons'> & { readonly ours: string })[]

interface Presence {
  readonly personId: string
  readonly unit: string
  readonly schoolType: string | null
}

async function presences({ tx, today }: Importing, ids: readonly string[]): Promise<Presence[]> {
  const found: Presence[] = []
  for (const some of chunks(ids, 10_000))
    found.push(
      ...(await tx<Presence[]>`/* rosterPresences */
        select pupil_id as person_id, organisation_id as unit, school_type from identity.enrolment
          where pupil_id = any(${some}::uuid[]) and not is_cancelled and (end_date is null or end_date >= ${today})
        union all select person_id, organisation_id, null from identity.duty
          where person_id = any(${some}::uuid[]) and (end_date is null or end_date >= ${today})`),
    )
  return found
}

/**
 * The persons whose rows the file may write. Somebody it only refers to, such as a guardian who works at a school with another
 * master, stays as that master has them.
 */
export async function ownPersons(importing: Importing, roster: Roster, ids: Ids, masters: Masters): Promise<Own> {
  const persons = roster.persons.map((one) => ({ ...one, ours: ids.persons.get(one.id)! }))
  const employed = new Set(roster.duties.map(({ person }) => person))
  const isOfFile = ({ id, enrolments }: Placed<'persons'>) => enrolments.length > 0 || employed.has(id)
  const others = persons.filter((one) => !isOfFile(one)).map(({ ours }) => ours)
  const domain: Domain = 'PERSONS'
  const [open, closed] = [new Set<string>(), new Set<string>()]
  for (const { personId, ...place } of await presences(importing, others))
    (masters.otherMaster(domain, place) === null ? open : closed).add(personId)
  return persons.filter((one) => isOfFile(one) || open.has(one.ours) || !closed.has(one.ours))
}

const degrees = ['INGEN', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING']

/** The stricter of two markings: a roster never takes a marking away. */
export const stricter = (a: string, b: string): string => (degrees.indexOf(a) >= degrees.indexOf(b) ? a : b)

const isTemporary = (civicNo: string | undefined) => civicNo?.includes('TF') ?? false

interface KnownPerson extends Row {
  readonly civicNo: string | null
  readonly personStatus: string
  readonly securityMarking: string
  readonly sourceSystemId: string | null
}

function saidOf(person: Own[number], known: KnownPerson | undefined, isFromRegister: boolean): Row {
  const { ours: id, givenName, middleName, familyName, personStatus, civicNo } = person
  const number = isTemporary(civicNo?.civicNo) && known?.civicNo ? undefined : civicNo?.civicNo
  return {
    id,
    // The population register's names and status are not overwritten by anybody else.
    ...(isFromRegister ? {} : { givenName, middleName, familyName, personStatus: personStatus ?? undefined }),
    civicNo: number,
    birthDate: person.birthDate ?? civicNo?.birthDate ?? undefined,
    sex: person.sex ?? civicNo?.sex,
    securityMarking: stricter(known?.securityMarking ?? 'INGEN', person.securityMarking ?? 'INGEN'),
  }
}

const fresh = (said: Row): Row => ({
  ...said,
  personStatus: said['personStatus'] ?? 'AKTIV',
  sex: said['sex'] ?? 'OKANT',
})

async function registerId({ tx }: Importing): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`/* rosterRegister */ select id from identity.source_system
    where code = 'folkbokforingen'`
  return row?.id
}

/** Makes persons what the file says they are. */
export async function writePersons(importing: Importing, persons: Own): Promise<Tally> {
  const register = await registerId(importing)
  const rows = await rowsBy<KnownPerson>(
    importing.tx,
    personTarget,
    'id',
    persons.map(({ ours }) => ours),
    ['sourceSystemId'],
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const isFromRegister = (id: string) => register !== undefined && known.get(id)?.sourceSystemId === register
  const said = persons.map((one) => saidOf(one, known.get(one.ours), isFromRegister(one.ours)))
  return writeRows(importing, personTarget, {
    added: said.filter(({ id }) => !known.has(id)).map(fresh),
    changed: said.flatMap((one) => {
      const row = known.get(one.id)
      const { sourceSystemId: _, ...columns } = row ?? { sourceSystemId: null }
      return (row && revised(columns as Row, one)) ?? []
    }),
    seen: rows.map(({ id }) => id).filter((id) => !isFromRegister(id)),
  })
}
