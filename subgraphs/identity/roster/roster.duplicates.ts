import type { Fault } from '../../shared/import-faults.ts'
import { groupedBy } from './roster.pairs.ts'
import type { Roster } from './roster.parser.ts'

interface Said {
  readonly at: string
  /** Null is the same as nothing else. */
  readonly key: string | null
}

function repeated(said: readonly Said[], problem: (first: string) => string): Fault[] {
  const firsts = new Map<string, string>()
  return said.flatMap(({ at, key }) => {
    if (key === null) return []
    const first = firsts.get(key)
    if (first !== undefined) return [{ place: at, problem: problem(first) }]
    firsts.set(key, at)
    return []
  })
}

const key = (...parts: readonly (string | null)[]) => parts.join(' ')
const sameAs = (what: string) => (first: string) => `is ${what} of ${first}; keep one of them`

interface Days {
  readonly startDate: string | null
  readonly endDate: string | null
}

const meet = (a: Days, b: Days) =>
  (a.endDate === null || b.startDate === null || a.endDate >= b.startDate) &&
  (b.endDate === null || a.startDate === null || b.endDate >= a.startDate)

/** What an object says twice of one thing at the same time. */
function overlapping<Item extends Days>(at: string, items: readonly Item[], keyOf: (item: Item) => string): Fault[] {
  if (items.length < 2) return []
  const said = items.map((item, n) => ({ item, key: keyOf(item), at: `${at}[${n}]` }))
  return [...groupedBy(said, (one) => one.key).values()].flatMap((same) =>
    same.flatMap((one, n) => {
      const first = same.slice(0, n).find(({ item }) => meet(item, one.item))
      return first ? [{ place: one.at, problem: `is at the same time as ${first.at}; keep one of them` }] : []
    }),
  )
}

const always: Days = { startDate: null, endDate: null }

function personFaults({ persons }: Roster): Fault[] {
  const identifiers = persons.flatMap(({ at, externalIdentifiers }) =>
    (externalIdentifiers ?? []).map(({ context, value }, n) => ({
      at: `${at}.externalIdentifiers[${n}]`,
      key: key(context, value),
    })),
  )
  const numbers = persons.map(({ at, civicNo }) => ({ at: `${at}.civicNo`, key: civicNo?.civicNo ?? null }))
  const selves = persons.flatMap(({ at, id, responsibles }) =>
    responsibles.flatMap(({ person }, n) =>
      person === id ? [{ place: `${at}.responsibles[${n}].person`, problem: 'is the person themself' }] : [],
    ),
  )
  return [...repeated(numbers, sameAs('the number')), ...repeated(identifiers, sameAs('the identifier')), ...selves]
}

/** What stands twice in a file, and so cannot be told apart. */
export function duplicates(roster: Roster): Fault[] {
  const { organisations, persons, duties, groups, activities } = roster
  const ids = Object.values(roster).flatMap((objects) =>
    repeated(
      objects.map(({ at, id }) => ({ at: `${at}.id`, key: id })),
      sameAs('the id'),
    ),
  )
  const code = (name: 'schoolUnitCode' | 'organisationNumber') =>
    repeated(
      organisations.map((one) => ({ at: `${one.at}.${name}`, key: one[name] })),
      sameAs('the code'),
    )
  return [
    ...[...ids, ...code('schoolUnitCode'), ...code('organisationNumber'), ...personFaults(roster)],
    ...persons.flatMap(({ at, enrolments, responsibles }) => [
      ...overlapping(`${at}.enrolments`, enrolments, (one) => key(one.enroledAt, one.schoolType)),
      ...overlapping(
        `${at}.responsibles`,
        responsibles.map((one) => ({ ...one, ...always })),
        (one) => key(one.person, one.relationType),
      ),
    ]),
    ...duties.flatMap(({ at, assignmentRole }) =>
      overlapping(`${at}.assignmentRole`, assignmentRole, (one) => key(one.group, one.assignmentRoleType)),
    ),
    ...groups.flatMap(({ at, groupMemberships }) => overlapping(`${at}.groupMemberships`, groupMemberships, (one) => one.person)),
    ...activities.flatMap(({ at, teachers }) => overlapping(`${at}.teachers`, teachers, (one) => one.duty)),
  ]
}
