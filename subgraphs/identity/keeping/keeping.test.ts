import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { civicNumbers } from '../demo/civic-numbers.ts'
import { demoId, groupId, slug } from '../demo/keys.ts'
import { authorityId, levelId, unitId } from '../demo/units.rows.ts'
import { actOf, everyone, id, keptHere } from './keeping.testing.ts'

const coming = '00000000-0000-4000-8000-00000000c0ae'
const dutyId = (name: string) => demoId('Duty', `${slug(name)} at ekhamraskolan`)
const from = { startDate: '2026-11-22' }
const until = { endDate: '2027-06-30' }

/** Things that are kept, where a viewer finds them, and an input for each act that nothing but the viewer stands in the way of. */
interface Thing {
  readonly name: string
  readonly find: string
  /** Where else it may be found: enrolments to come are known to the unit before the pupil is. */
  readonly orElse?: string
  readonly at: (found: any) => readonly string[] | undefined
  readonly acts: Readonly<Record<string, object>>
}

const organisation = (name: string, organisationId: string, schoolType: string): Thing => ({
  name,
  find: `organisation(id: "${organisationId}") { permittedActions }`,
  at: (found) => found?.permittedActions,
  acts: {
    ENROL_PUPIL: { organisationId, civicNo: unused, givenName: 'Ny', familyName: 'Elev', schoolType, ...from },
    CREATE_GROUP: { organisationId, displayName: 'Ny', groupType: 'OVRIGT', ...from },
    START_DUTY: { organisationId, personId: id('Mehdi Karimi'), dutyRole: 'BIBLIOTEKARIE', ...from },
    OPEN_ORGANISATION: { parentOrganisationId: organisationId, displayName: 'Ny', organisationType: 'OVRIGT', ...from },
    CLOSE_ORGANISATION: { organisationId, ...until },
  },
})

const enrolment = (name: string, enrolmentId: string, personId: string): Thing => ({
  name,
  find: `person(id: "${personId}") { enrolments { id permittedActions } }`,
  orElse: `organisation(id: "${unitId('ekhamraskolan')}") { comingEnrolments { edges { node { id permittedActions } } } }`,
  at: (found) =>
    (found?.enrolments ?? found?.comingEnrolments?.edges.map(({ node }: any) => node))?.find((one: any) => one.id === enrolmentId)
      ?.permittedActions,
  acts: { END_ENROLMENT: { enrolmentId, ...until }, CANCEL_ENROLMENT: { enrolmentId } },
})

const duty = (name: string): Thing => ({
  name,
  find: `person(id: "${id(name)}") { duties { id permittedActions } }`,
  at: (found) => found?.duties?.find((one: any) => one.id === dutyId(name))?.permittedActions,
  acts: { END_DUTY: { dutyId: dutyId(name), ...until } },
})

const seven = groupId('ekhamraskolan/7A')
const member = (key: string) => demoId('GroupMembership', `${key} in ekhamraskolan/7A`)
const mentorship = demoId('AssignmentRole', 'sara-holmgren MENTOR of ekhamraskolan/7A')
const unused = civicNumbers.findLast((number) => number.startsWith('201'))!

const things: readonly Thing[] = [
  organisation('the authority', authorityId, 'GR'),
  organisation('the förvaltning', levelId('forvaltning'), 'GR'),
  organisation('Ekhamraskolan', unitId('ekhamraskolan'), 'GR'),
  organisation('Smultronet', unitId('smultronet'), 'FS'),
  enrolment('Alva’s enrolment', demoId('Enrolment', 'alva-bergstrom GR'), id('Alva Bergström')),
  enrolment('Elin’s enrolment', demoId('Enrolment', 'elin-strand GR'), id('Elin Strand')),
  enrolment('Nils’s enrolment to come', coming, id('Nils Bergström')),
  duty('Johan Lindqvist'),
  duty('Anders Hellström'),
  duty('Eva Lundin'),
  {
    name: '7A',
    find: `group(id: "${seven}") { permittedActions }`,
    at: (found) => found?.permittedActions,
    acts: {
      RENAME_GROUP: { groupId: seven, displayName: '7 A', expectedVersion: 1 },
      END_GROUP: { groupId: seven, ...until },
      ADD_GROUP_MEMBER: { groupId: seven, personId: id('Omid Rezai'), ...from },
      ASSIGN_DUTY: { groupId: seven, dutyId: dutyId('Jonas Ek'), assignmentRoleType: 'PEDAGOGISK_LEDARE', ...from },
    },
  },
  {
    name: 'Sara’s assignment',
    find: `group(id: "${seven}") { assignmentRoles { id permittedActions } }`,
    at: (found) => found?.assignmentRoles?.find((one: any) => one.id === mentorship)?.permittedActions,
    acts: { END_ASSIGNMENT: { assignmentRoleId: mentorship, ...until } },
  },
  ...['alva-bergstrom', 'elin-strand'].map((key): Thing => ({
    name: `the membership of ${key}`,
    find: `group(id: "${seven}") { memberships { id permittedActions } }`,
    at: (found) => found?.memberships?.find((one: any) => one.id === member(key))?.permittedActions,
    acts: { END_GROUP_MEMBERSHIP: { groupMembershipId: member(key), ...until } },
  })),
]

const kept = ['organisation', 'person', 'enrolment', '"group"', 'group_membership', 'duty', 'assignment_role']
const changed = {
  organisation: ['end_date', 'version'],
  enrolment: ['end_date', 'is_cancelled'],
  '"group"': ['display_name', 'end_date', 'version'],
  group_membership: ['end_date'],
  duty: ['end_date'],
  assignment_role: ['end_date'],
}

describe('What is permitted is what is done', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`delete from identity.person where civic_no = ${unused}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, start_date)
      values (${coming}, ${id('Nils Bergström')}, ${unitId('ekhamraskolan')}, 'GR', '2027-01-07')`
    await world.sql.unsafe(
      kept.map((table) => `create table public.kept_${table.replaceAll('"', '')} as table identity.${table}`).join(';'),
    )
  })
  afterAll(() => world.stop())

  const undo = () =>
    world.sql.unsafe(
      [
        ...kept
          .toReversed()
          .map(
            (table) => `delete from identity.${table} where id not in (select id from public.kept_${table.replaceAll('"', '')})`,
          ),
        ...Object.entries(changed).map(
          ([table, columns]) =>
            `update identity.${table} t set ${columns.map((column) => `${column} = k.${column}`).join(', ')}
              from public.kept_${table.replaceAll('"', '')} k where k.id = t.id and (${columns.map((column) => `t.${column}`).join(', ')})
                is distinct from (${columns.map((column) => `k.${column}`).join(', ')})`,
        ),
      ].join(';'),
    )

  const permittedTo = async (persona: string) => {
    const found = async (roots: readonly (string | undefined)[]) =>
      (await world.ask(persona, `{ viewer { id } ${roots.map((root, n) => (root ? `t${n}: ${root}` : '')).join(' ')} }`)).data
    const [first, second] = [await found(things.map(({ find }) => find)), await found(things.map(({ orElse }) => orElse))]
    return Object.fromEntries(
      things.map(({ name, at, acts }, n) => {
        const permitted = at(first?.[`t${n}`]) ?? at(second?.[`t${n}`]) ?? []
        return [
          name,
          Object.keys(acts)
            .filter((action) => permitted.includes(action))
            .toSorted(),
        ]
      }),
    )
  }
  // Ends lie ahead, so that no act stands in the way of the next.
  const acts = things.flatMap((thing, n) => Object.entries(thing.acts).map(([action, input]) => ({ n, action, input })))
  const doneBy = async (persona: string) => {
    const done = new Set<string>()
    for (let at = 0; at < acts.length; at += 18) {
      const fields = acts.slice(at, at + 18).map(({ n, action, input }) => {
        const given = JSON.stringify(input)
          .replaceAll(/"(\w+)":/g, '$1: ')
          .replaceAll(/(\w+(?:Type|Role)): "([A-Z_]{4,})"/g, '$1: $2')
        return `${action}_${n}: ${actOf(action)}(input: ${given}) { userErrors { code } }`
      })
      const { data } = await world.ask(persona, `mutation { ${fields.join(' ')} }`)
      for (const [alias, payload] of Object.entries<any>(data ?? {})) if (payload?.userErrors.length === 0) done.add(alias)
    }
    await undo()
    return Object.fromEntries(
      things.map(({ name, acts: own }, n) => [
        name,
        Object.keys(own)
          .filter((action) => done.has(`${action}_${n}`))
          .toSorted(),
      ]),
    )
  }
  const agree = async (persona: string) => {
    const permitted = await permittedTo(persona)
    const done = await doneBy(persona)
    expect(permitted, persona).toEqual(done)
    return Object.values(done).flat().length
  }

  it.each(['principal', 'school-admin', 'authority-admin'])('for the %s, while Extens is the master', async (persona) => {
    const count = await agree(persona)
    expect(count).toBe(persona === 'authority-admin' ? 5 : 0)
  })

  it('for everybody, where each school keeps its own', async () => {
    await keptHere(world)
    const counts: Record<string, number> = {}
    for (const persona of everyone) counts[persona] = await agree(persona)
    const { principal, 'school-admin': admin, 'authority-admin': authority, ...others } = counts
    expect([principal! > admin!, admin! > 8, authority! > 12]).toEqual([true, true, true])
    expect(Object.values(others).every((count) => count <= 3)).toBe(true)
    expect(others['teacher']).toBe(0)
  })
})
