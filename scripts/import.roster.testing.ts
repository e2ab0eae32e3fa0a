import { civicNumbers } from '../subgraphs/identity/demo/civic-numbers.ts'
import { groupId, personId, slug } from '../subgraphs/identity/demo/keys.ts'
import { unitId } from '../subgraphs/identity/demo/units.rows.ts'
import * as labels from '../subgraphs/identity/roster/roster.labels.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { loadRoster, type RosterCommand } from './import.roster.ts'
import { openWorld, type World } from './testing.ts'

/** A roster as it is written: the standard's own words. Any, so that stories change it as they please. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Wire = Record<'persons' | 'duties' | 'groups' | 'activities', any[]> & { organisations?: any[] }

const inverse = (known: labels.Labels) => {
  const words = new Map<string, string>()
  for (const [label, value] of Object.entries(known)) if (!words.has(value)) words.set(value, label)
  return (value: string) => words.get(value)!
}

const say = {
  sex: inverse(labels.sexes),
  personStatus: inverse(labels.personStatuses),
  securityMarking: inverse(labels.securityMarkings),
  relationType: inverse(labels.relationTypes),
  dutyRole: inverse(labels.dutyRoles),
  assignmentRoleType: inverse(labels.assignmentRoleTypes),
  groupType: inverse(labels.groupTypes),
  activityType: inverse(labels.activityTypes),
}
const emailType = inverse(labels.emailTypes)
const phoneNumberType = inverse(labels.phoneNumberTypes)

const worded = (object: Record<string, string>): object => {
  const words = Object.entries(say).flatMap(([name, word]) => (object[name] ? [[name, word(object[name])]] : []))
  return { ...object, ...Object.fromEntries(words) }
}

const without = (object: object) =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )

const list = (json: string, from: string, order: string) =>
  `(select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(${json})) order by ${order}), '[]') from ${from})`
const ref = (column: string) => `jsonb_build_object('id', ${column})`
const period = (alias: string) => `'startDate', ${alias}.start_date, 'endDate', ${alias}.end_date`

/** Reads the objects of one kind, where `at` says of a column of units that they are asked about. */
type ReadKind = (at: (column: string) => string) => readonly [json: string, from: string]

const everybodyAt = (at: (column: string) => string) => {
  const pupils = `(select pupil_id from identity.enrolment where ${at('organisation_id')})`
  return `(${pupils} union select person_id from identity.responsible where pupil_id in ${pupils}
    union select person_id from identity.duty where ${at('organisation_id')})`
}

const readers: Readonly<Record<keyof Omit<Wire, 'organisations'>, ReadKind>> = {
  persons: (at) => {
    const identifiers = list("'context', context, 'value', value", 'identity.external_identifier where entity_id = o.id', 'value')
    const emails = list("'type', email_type, 'value', value", 'identity.person_email where person_id = o.id', 'value')
    const phone = "'type', phone_number_type, 'value', value, 'mobile', is_mobile"
    const enrolment = `'enroledAt', ${ref('organisation_id')}, 'schoolType', school_type, 'schoolYear', school_year,
      'cancelled', is_cancelled, ${period('e')}`
    const whereEnrolled = `identity.enrolment e where pupil_id = o.id and ${at('organisation_id')}`
    const responsible = `'person', ${ref('person_id')}, 'relationType', relation_type`
    return [
      `'givenName', given_name, 'middleName', middle_name, 'familyName', family_name, 'birthDate', birth_date, 'sex', sex,
        'civicNo', case when civic_no is not null then jsonb_build_object('value', civic_no, 'nationality', 'SE') end,
        'personStatus', person_status, 'securityMarking', security_marking, 'externalIdentifiers', ${identifiers},
        'emails', ${emails},
        'phoneNumbers', ${list(phone, 'identity.person_phone_number where person_id = o.id', 'value')},
        'enrolments', ${list(enrolment, whereEnrolled, 'start_date, school_type')},
        'responsibles', ${list(responsible, 'identity.responsible where pupil_id = o.id and end_date is null', 'person_id')}`,
      `identity.person o where o.id in ${everybodyAt(at)}`,
    ]
  },
  duties: (at) => {
    const assignment = `'group', ${ref('group_id')}, 'assignmentRoleType', assignment_role_type, ${period('a')}`
    return [
      `'person', ${ref('person_id')}, 'dutyAt', ${ref('organisation_id')}, 'dutyRole', duty_role, 'signature', signature,
        ${period('o')},
        'assignmentRole', ${list(assignment, 'identity.assignment_role a where duty_id = o.id', 'group_id, start_date')}`,
      `identity.duty o where ${at('organisation_id')}`,
    ]
  },
  groups: (at) => {
    const membership = `'person', ${ref('person_id')}, ${period('m')}`
    return [
      `'displayName', display_name, 'groupType', group_type, 'schoolType', school_type, 'organisation', ${ref('organisation_id')},
        ${period('o')},
        'groupMemberships', ${list(membership, 'identity.group_membership m where group_id = o.id', 'person_id, start_date')}`,
      `identity."group" o where ${at('organisation_id')}`,
    ]
  },
  activities: (at) => {
    const teacher = `'duty', ${ref('duty_id')}, 'grader', is_grader, ${period('t')}`
    return [
      `'displayName', display_name, 'activityType', activity_type, 'organisation', ${ref('organisation_id')}, ${period('o')},
        'groups', (select jsonb_agg(${ref('group_id')} order by group_id) from identity.activity_group where activity_id = o.id),
        'teachers', ${list(teacher, 'identity.activity_teacher t where activity_id = o.id', 'duty_id, start_date')}`,
      `identity.activity o where ${at('organisation_id')}`,
    ]
  },
}

const inWords = (object: Wire['persons'][number]) => {
  const typed = (word: (value: string) => string) => (each: { type: string }) => ({ ...each, type: word(each.type) })
  const { emails, phoneNumbers, responsibles, assignmentRole, ...rest } = object
  return without({
    ...worded(rest),
    emails: emails?.map(typed(emailType)) ?? null,
    phoneNumbers: phoneNumbers?.map(typed(phoneNumberType)) ?? null,
    responsibles: responsibles?.map(worded) ?? null,
    assignmentRole: assignmentRole?.map(worded) ?? null,
  })
}

/** What the database has, as a roster: of some units, or of all. */
export async function rosterOf({ sql }: World, ...units: readonly string[]): Promise<Wire> {
  const at = (column: string) => (units.length === 0 ? 'true' : `${column} in (${units.map((id) => `'${id}'`).join(', ')})`)
  const read = async ([kind, reader]: readonly [string, ReadKind]) => {
    const [json, from] = reader(at)
    const rows = await sql.unsafe(`select jsonb_build_object('id', o.id, ${json}) as object from ${from} order by o.id`)
    return [kind, rows.map(({ object }) => inWords(object))] as const
  }
  return Object.fromEntries(await Promise.all(Object.entries(readers).map(read))) as unknown as Wire
}

const tables = [
  ...['organisation', 'person', 'person_email', 'person_phone_number', 'person_address', 'responsible', 'enrolment', 'duty'],
  ...['assignment_role', '"group"', 'group_membership', 'activity', 'activity_group', 'activity_teacher'],
  'external_identifier',
]

/** Everything an import may write, but for when it last saw something; with what it has said in the feed and the audit. */
export async function written({ sql }: World): Promise<Record<string, unknown>> {
  const kept = "to_jsonb(t) - 'imported_at' - 'source_system_id'"
  const [row] = await sql.unsafe(
    `select ${[
      ...tables.map((table) => `(select jsonb_agg(${kept} order by (${kept})::text) from identity.${table} t) as ${table}`),
      '(select count(*)::int from identity.audit) as audit',
      '(select count(*)::int from identity.change) as change',
    ].join(', ')}`,
  )
  return row!
}

const firstNight = Date.parse('2026-11-22T03:00:00Z')

/** Loads rosters into a world, each a minute after the one before. */
export function loaderOf(world: World) {
  let night = 0
  const load = (roster: Wire | string, options: Partial<RosterCommand> = {}) =>
    loadRoster(
      world.database.url,
      new TextEncoder().encode(typeof roster === 'string' ? roster : JSON.stringify(roster)),
      new Date(firstNight + 60_000 * night++),
      () => () => {},
      { source: 'extens', ...options },
    )
  const refusalOf = (roster: Wire | string, options?: Partial<RosterCommand>): Promise<string> =>
    load(roster, options).then(
      () => 'it was imported',
      (error: unknown) => (error instanceof UserError ? error.message : String(error)),
    )
  return { load, refusalOf }
}

export const ekhamra = unitId('ekhamraskolan')
export const class7A = groupId('ekhamraskolan/7A')
export const idOf = (name: string) => personId(slug(name))

export const empty: Wire = { persons: [], duties: [], groups: [], activities: [] }
export const find = (roster: Wire, id: string) =>
  Object.values(roster)
    .flat()
    .find((one) => one.id === id)

/** A person, and an enrolment at Ekhamraskolan. */
export const someone = (given: object = {}) => ({
  ...{ id: randomId() as string, givenName: 'Vera', familyName: 'Öman', sex: 'Kvinna' },
  ...given,
})
export const enrolled = { enroledAt: { id: ekhamra }, schoolType: 'GR', schoolYear: 7, startDate: '2026-11-01' }

/** A world, the roster of its Ekhamraskolan, and numbers of nobody there. */
export async function openRosters() {
  const world = await openWorld()
  const whole = await rosterOf(world, ekhamra)
  const everybody = await rosterOf(world)
  const used = new Set(everybody.persons.map(({ civicNo }) => civicNo?.value))
  const see = async (persona: string, of: string, fields: string) =>
    (await world.ask(persona, `query ($id: ID!) { person(id: $id) { ${fields} } }`, { variables: { id: of } })).data.person
  const with7A = (...members: object[]): Wire => ({
    ...empty,
    groups: [{ ...find(whole, class7A), groupMemberships: members }],
  })
  const free = civicNumbers.filter((one) => one.startsWith('2013') && !used.has(one))
  return { world, whole, free, see, with7A, ...loaderOf(world) }
}
