import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { demoId, groupId, personId } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'

const ekhamraskolan = unitId('ekhamraskolan')

describe.each(shapes)('The directory, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const search = (persona: string, filter: string, options: Parameters<World['ask']>[2] = {}) =>
    world.ask(persona, `{ persons(filter: { ${filter} }) { edges { node { displayName } } pageInfo { hasNextPage } } }`, options)
  const namesOf = (edges: { node: { displayName: string } }[]) => edges.map(({ node }) => node.displayName)
  const found = async (persona: string, filter: string) => {
    const { data, errors } = await search(persona, filter)
    expect(errors).toEqual([])
    return namesOf(data.persons.edges)
  }
  const numberOf = async (key: string) => {
    const [row] = await world.sql`select civic_no from identity.person where id = ${personId(key)}`
    return row!['civicNo'] as string
  }

  it('finds a name by its beginnings, in any order, and Swedish letters are letters', async () => {
    expect(await found('teacher', 'name: "alva"')).toContain('Alva Bergström')
    expect(await found('teacher', 'name: "BERGSTRÖM al"')).toEqual(['Alva Bergström'])
    expect(await found('teacher', 'name: "bergstrom alva"')).toEqual([])
    expect(await found('principal', 'name: "kovac"')).toEqual(['Elias Kovač', 'Ivana Kovač'])
    expect(await found('school-admin', 'name: "oberg"')).toEqual([])
    expect(await found('school-admin', 'name: "öberg mar"')).toEqual(['Marcus Öberg'])
    expect(await found('pupil', 'name: "anna karin v"')).toEqual(['Anna-Karin Vestin'])
  })

  it('finds nobody outside the reach of who searches', async () => {
    for (const persona of ['principal-other-school', 'guardian-other-school', 'care-staff', 'analyst', 'unit-observer'])
      expect(await found(persona, 'name: "alva bergström"'), `as ${persona}`).toEqual([])
    expect(await found('step-parent', 'name: "alva bergström"')).toEqual(['Alva Bergström'])
    expect(await found('account-sync', 'name: "alva bergström"')).toEqual(['Alva Bergström'])
    // It may read no names, so it may not search for them.
    expect((await search('integrator', 'name: "alva bergström"')).errors).toMatchObject([{ extensions: { reason: 'NO_GRANT' } }])
    expect(await found('account-sync', 'name: "nils bergström"')).toEqual([])
    expect(await found('analyst', 'name: "johan lindqvist"')).toEqual([])
  })

  it('finds no protected person, whoever searches and however', async () => {
    const number = await numberOf('elin-strand')
    for (const persona of ['principal', 'mentor', 'protected-pupil', 'protected-guardian', 'counsellor', 'authority-admin'])
      for (const filter of [
        'name: "elin strand"',
        'name: "lundin"',
        `civicNo: "${number}"`,
        `name: "el", organisationId: "${ekhamraskolan}"`,
      ])
        expect(
          (await found(persona, filter)).filter((name) => /Strand|Lundin/.test(name)),
          `${persona}: ${filter}`,
        ).toEqual([])
  })

  it('finds by number those whose number may be read, and tells the others nothing', async () => {
    const number = await numberOf('alva-bergstrom')
    for (const persona of ['guardian', 'school-admin', 'principal', 'pupil', 'account-sync', 'authority-admin'])
      expect(await found(persona, `civicNo: "${number.slice(0, 8)}-${number.slice(8)}"`), persona).toEqual(['Alva Bergström'])
    for (const persona of ['teacher', 'mentor', 'step-parent', 'principal-other-school', 'special-educator'])
      expect(await found(persona, `civicNo: "${number}"`), persona).toEqual([])
    const weak = await search('guardian', `civicNo: "${number}"`, { assurance: 'LOW' })
    expect(weak.errors).toMatchObject([{ extensions: { code: 'STEP_UP_REQUIRED', needs: { assurance: 'SUBSTANTIAL' } } }])
    expect(weak.errors[0]!.extensions['acr_values']).not.toEqual([])
  })

  it('says what is wrong with a search, without repeating a number', async () => {
    const wrong = await search('principal', 'civicNo: "20120101-1235"')
    expect(wrong.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, message: /civicNo.*check digit/ }])
    expect(wrong.errors[0]!.message).not.toContain('1235')
    for (const [filter, words] of [
      ['name: "a"', 'two letters'],
      ['name: "a b c d e f g"', 'six words'],
      [`organisationId: "${ekhamraskolan}"`, 'searched for, not listed'],
      ['name: "alva", organisationId: "7A"', 'must be a UUID'],
    ] as const)
      expect((await search('principal', filter)).errors, filter).toMatchObject([
        { message: expect.stringContaining(words), extensions: { code: 'BAD_USER_INPUT' } },
      ])
  })

  it('says who was in a class on a day', async () => {
    const [hugo, seven] = [personId('hugo-persson'), groupId('ekhamraskolan/7A')]
    await world.sql`update identity.group_membership set start_date = '2026-10-15' where person_id = ${hugo} and group_id = ${seven}`
    const members = async (on: string) => {
      const { data } = await world.ask(
        'mentor',
        `{ group(id: "${seven}") { memberships(on: "${on}") { person { displayName } } } }`,
      )
      return data.group.memberships.map(({ person }: any) => person.displayName) as string[]
    }
    expect([await members('2026-10-01'), await members('2026-10-15')].map((names) => names.includes('Hugo Persson'))).toEqual([
      false,
      true,
    ])
    const { data } = await world.ask(
      'mentor',
      `{ person(id: "${hugo}") { groupMemberships(on: "2026-10-01") { group { displayName } } } }`,
    )
    expect(data.person.groupMemberships.map(({ group }: any) => group?.displayName)).not.toContain('7A')
    await world.sql`update identity.group_membership set start_date = '2024-07-01' where person_id = ${hugo} and group_id = ${seven}`
  })

  it('keeps a class that has ended for the unit that had it, and shows of its members those who are still to be seen', async () => {
    const old = demoId('Group', '6A of last year')
    await world.sql`insert into identity."group" (id, display_name, group_type, organisation_id, start_date, end_date)
      values (${old}, '6A', 'KLASS', ${ekhamraskolan}, '2025-08-01', '2026-06-30')`
    for (const key of ['alva-bergstrom', 'wilma-dahlgren'])
      await world.sql`insert into identity.group_membership (id, group_id, person_id, start_date, end_date)
        values (${demoId('GroupMembership', `${key} in old 6A`)}, ${old}, ${personId(key)}, '2025-08-01', '2026-06-30')`
    const query = `{ organisation(id: "${ekhamraskolan}") { groups(on: "2026-03-01", filter: { groupTypes: [KLASS] }) { edges { node {
      displayName memberships(on: "2026-03-01") { person { displayName } } } } } } }`
    const oldOf = async (persona: string) => {
      const { data } = await world.ask(persona, query)
      const groups = data.organisation.groups.edges.map(({ node }: any) => node)
      return groups
        .filter(({ displayName }: any) => displayName === '6A' && displayName)
        .map(({ memberships }: any) =>
          memberships.map(({ person }: any) => person.displayName).filter((name: string) => /Alva|Wilma/.test(name)),
        )
    }
    expect(await oldOf('principal')).toContainEqual(['Alva Bergström'])
    expect(await oldOf('mentor')).not.toContainEqual(['Alva Bergström'])
    await world.sql`delete from identity.group_membership where group_id = ${old}`
    await world.sql`delete from identity."group" where id = ${old}`
  })

  it('lists six hundred pupils with classes and guardians by six statements a page', async () => {
    const query = (first: number, after: string | null) => `{ organisation(id: "${ekhamraskolan}") {
      pupils(first: ${first}${after ? `, after: "${after}"` : ''}) { pageInfo { hasNextPage endCursor } edges { node { id displayName
        groupMemberships { group { displayName } } responsibles { person { displayName } } } } } } }`
    await world.sql`with pupil as (
        insert into identity.person (id, given_name, family_name, birth_date)
        select gen_random_uuid(), 'Given' || n, 'Family' || (n % 90), '2013-01-01' from generate_series(1, 500) n returning id)
      , enrolled as (insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
        select gen_random_uuid(), id, ${ekhamraskolan}, 'GR', 7, '2025-08-01' from pupil)
      insert into identity.group_membership (id, group_id, person_id, start_date)
      select gen_random_uuid(), ${groupId('ekhamraskolan/7B')}, id, '2025-08-01' from pupil`
    const seen: string[] = []
    let after: string | null = null
    do {
      world.takeStatements()
      const { data, errors } = await world.ask('principal', query(100, after))
      expect(errors).toEqual([])
      expect(world.takeStatements().filter((one) => !one.includes('viewerFor')).length).toBeLessThanOrEqual(6)
      const { edges, pageInfo } = data.organisation.pupils
      seen.push(...edges.map(({ node }: any) => node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    const [count] = await world.sql`select count(distinct pupil_id)::int as n from identity.enrolment
      where organisation_id = ${ekhamraskolan} and start_date <= '2026-11-22' and (end_date is null or end_date >= '2026-11-22')`
    expect([seen.length, new Set(seen).size]).toEqual([count!['n'], count!['n']])
    expect(seen.length).toBeGreaterThanOrEqual(600)
    expect((await world.ask('principal-other-school', query(5, null))).data.organisation.pupils.edges).toEqual([])
    await world.sql`delete from identity.group_membership where person_id in (select id from identity.person where given_name like 'Given%')`
    await world.sql`delete from identity.enrolment where pupil_id in (select id from identity.person where given_name like 'Given%')`
    await world.sql`delete from identity.person where given_name like 'Given%'`
  })
})
