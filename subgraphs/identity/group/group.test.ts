import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { groupId, personId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'

const seven = groupId('ekhamraskolan/7A')
const ekhamraskolan = unitId('ekhamraskolan')

const cursor = (...keys: string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')
const members = `query ($id: ID!) { group(id: $id) { displayName memberships { person { displayName } } } }`
const groups = `query ($first: Int, $after: String, $filter: GroupFilter) {
  groups(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id displayName } } pageInfo { hasNextPage endCursor }
  }
}`

describe.each(shapes)('Groups, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const page = async (persona: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await world.ask(persona, groups, { variables: { first: 100, ...variables } })
    expect(errors).toEqual([])
    return data.groups
  }
  const namesOf = (connection: any): string[] => connection.edges.map(({ node }: any) => node.displayName)
  const membersOf = async (persona: string, id: string = seven): Promise<string[] | undefined> => {
    const { data } = await world.ask(persona, members, { variables: { id } })
    return data.group?.memberships.map(({ person }: any) => person.displayName)
  }
  const statements = (name: string) => world.takeStatements().filter((one) => one.includes(`/* ${name} */`)).length

  it.each([
    ['teacher', ['7A', '7B', '8A']],
    ['mentor', ['7A', '8A', '9A']],
    ['former-teacher', ['8A', '9A']],
    ['care-staff', ['Blåsippan']],
    ['guardian', ['3A', '7A', 'Fritids Eken', 'Slöjd 7A:1', 'Spanska 7']],
    ['guardian-other-parent', ['7A', 'Slöjd 7A:1', 'Spanska 7']],
    ['pupil', ['7A', 'Slöjd 7A:1', 'Spanska 7']],
    ['substitute', []],
    ['blocked-guardian', []],
    ['analyst', []],
    ['unit-observer', []],
    ['shared-preschool', []],
  ])('the %s has those of their own', async (persona, expected) => {
    expect(namesOf(await page(persona))).toEqual(expected)
  })

  it.each(['principal', 'school-admin', 'special-educator'])('the %s has all of Ekhamraskolan and no other', async (persona) => {
    const rows = await world.sql`select display_name from identity."group" where organisation_id = ${ekhamraskolan}
      order by display_name, id`
    expect(namesOf(await page(persona))).toEqual(rows.map((row) => row['displayName']))
  })

  it('the authority administrator has all of them', async () => {
    const [row] = await world.sql`select count(*)::int as count from identity."group"`
    expect((await page('authority-admin')).edges).toHaveLength(row!['count'])
  })

  it.each([
    ['principal', 20],
    ['teacher', 20],
    ['mentor', 20],
    ['school-admin', 19],
    ['special-educator', 19],
    ['authority-admin', 19],
  ])('7A has its members for the %s, but for Wilma, who left', async (persona, count) => {
    const names = await membersOf(persona)
    expect(names).toHaveLength(count)
    expect(names).not.toContain('Wilma Dahlgren')
    expect(names).toContain('Ebba Wiklund')
    expect(names!.includes('Elin Strand')).toBe(count === 20)
  })

  it('Jenny finds her own child in 7A, and Alva those who agreed to the class list', async () => {
    expect(await membersOf('guardian')).toEqual(['Alva Bergström'])
    const names = await membersOf('pupil')
    expect(names).toEqual(expect.arrayContaining(['Alva Bergström', 'Hugo Persson']))
    for (const hidden of ['Ebba Wiklund', 'Elin Strand', 'Wilma Dahlgren']) expect(names).not.toContain(hidden)
    expect(await membersOf('pupil', groupId('ekhamraskolan/Spanska 7'))).toEqual(['Alva Bergström'])
  })

  it.each(['former-teacher', 'substitute', 'principal-other-school', 'guardian-other-school', 'analyst', 'integrator'])(
    '7A does not exist for the %s',
    async (persona) => {
      const unknown = await world.ask(persona, members, { variables: { id: groupId('ekhamraskolan/7Z') } })
      const { data, errors, status } = await world.ask(persona, members, { variables: { id: seven } })
      expect({ data, errors, status }).toEqual({ data: unknown.data, errors: unknown.errors, status: unknown.status })
      expect(data.group).toBeNull()
    },
  )

  it('a membership shows no group that its viewer has nothing to do with', async () => {
    const query = `query ($id: ID!) { person(id: $id) { groupMemberships { group { displayName } } } }`
    const { data, errors } = await world.ask('mentor', query, { variables: { id: personId(slug('Alva Bergström')) } })
    expect(errors).toEqual([])
    expect(data.person.groupMemberships.map(({ group }: any) => group?.displayName ?? null).toSorted()).toEqual([
      '7A',
      null,
      null,
    ])
  })

  it('class lists that the unit does not show are empty but for oneself', async () => {
    await world.sql`update identity.unit_policy set shows_class_lists = false where organisation_id = ${ekhamraskolan}`
    expect(await membersOf('pupil')).toEqual(['Alva Bergström'])
    await world.sql`update identity.unit_policy set shows_class_lists = true where organisation_id = ${ekhamraskolan}`
  })

  it('å, ä and ö come last', async () => {
    const made = ['Örnen', 'Zebran', 'Ärlan', 'Åsnan', 'apan']
    for (const name of made)
      await world.sql`insert into identity."group" (id, display_name, group_type, organisation_id, start_date)
        values (gen_random_uuid(), ${name}, 'OVRIGT', ${ekhamraskolan}, '2026-08-01')`
    const names = namesOf(await page('principal', { filter: { groupTypes: ['OVRIGT'] } }))
    expect(names).toEqual(['apan', 'Zebran', 'Åsnan', 'Ärlan', 'Örnen'])
    expect(namesOf(await page('principal')).slice(-3)).toEqual(['Åsnan', 'Ärlan', 'Örnen'])
    await world.sql`delete from identity."group" where group_type = 'OVRIGT'`
  })

  it('pages of every size make the whole, each group once', async () => {
    const whole = await page('principal')
    expect(whole.pageInfo.hasNextPage).toBe(false)
    for (const first of Array.from(whole.edges, (_, index) => index + 1)) {
      const edges = []
      for (let after: string | null = null, more = true; more;) {
        const next: any = await page('principal', { first, after })
        edges.push(...next.edges)
        ;({ endCursor: after, hasNextPage: more } = next.pageInfo)
      }
      expect(edges).toEqual(whole.edges)
    }
  })

  it.each([
    ['no rows at all', { first: 0 }, 'first'],
    ['too many', { first: 101 }, 'first'],
    ['fewer than none', { first: -1 }, 'first'],
    ['what is no cursor', { after: 'broken' }, 'after'],
    ['a cursor of another list', { after: cursor('7A') }, 'after'],
    ['a cursor whose id is none', { after: cursor('7A', 'no id') }, 'after'],
  ])('asked for with %s are refused, and what to do is said', async (_, variables, part) => {
    const { data, errors } = await world.ask('principal', groups, { variables })
    expect(data.groups).toBeNull()
    expect(errors).toMatchObject([{ path: ['groups'], extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors[0]!.message).toContain(`\`${part}\``)
  })

  it('groups and duties of many units take one statement each, whatever each unit has', async () => {
    const query = `{ organisations(filter: { municipalityCode: "0999" }) { edges { node { displayName
      groups(first: 2, filter: { groupTypes: [KLASS] }) { edges { node { displayName } } pageInfo { hasNextPage } }
      duties(first: 2) { edges { node { id dutyRole } } pageInfo { endCursor } } } } } }`
    world.takeStatements()
    const { data, errors } = await world.ask('authority-admin', query)
    expect(errors).toEqual([])
    const sent = world.takeStatements()
    for (const name of ['groupPages', 'dutyPages']) expect(sent.filter((one) => one.includes(`/* ${name} */`))).toHaveLength(1)
    const nodes = data.organisations.edges.map(({ node }: any) => node)
    const classes = Object.fromEntries(nodes.map((node: any) => [node.displayName, namesOf(node.groups)]))
    expect(classes).toMatchObject({ Björkskolan: ['1A', '2A'], Ekhamraskolan: ['4A', '5A'], 'Ekhamra kommun': [] })
    expect(nodes.find((node: any) => node.displayName === 'Björkskolan').groups.pageInfo.hasNextPage).toBe(true)
  })

  it('the staff of a unit page on, each duty once, and without the protected', async () => {
    const query = `query ($id: ID!, $after: String) { organisation(id: $id) { duties(first: 5, after: $after) {
      edges { node { person { displayName } } } pageInfo { hasNextPage endCursor } } } }`
    const staffFor = async (persona: string) => {
      const found: string[] = []
      for (let after: string | null = null, more = true; more;) {
        const { data } = await world.ask(persona, query, { variables: { id: ekhamraskolan, after } })
        found.push(...data.organisation.duties.edges.map(({ node }: any) => node.person.displayName))
        ;({ endCursor: after, hasNextPage: more } = data.organisation.duties.pageInfo)
      }
      return found
    }
    const [seen, known] = [await staffFor('guardian-other-school'), await staffFor('principal')]
    expect(new Set(known).size).toBe(known.length)
    expect(known.toSorted()).toEqual([...seen, 'Eva Lundin'].toSorted())
    expect(await staffFor('shared-preschool')).toEqual([])
    expect(await staffFor('analyst')).toEqual([])
    expect(statements('dutyPages')).toBeGreaterThan(1)
  })
})
