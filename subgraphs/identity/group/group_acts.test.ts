import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { act, did, id, keptHere, pastTheRules, recorder, unknown, verdict } from '../keeping/keeping.testing.ts'

const ekhamraskolan = unitId('ekhamraskolan')
const today = '2026-11-22'

describe('Keeping groups', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => world.travel())
  afterAll(() => world.stop())

  const create = (persona: string, input: object = {}) =>
    act(
      world,
      persona,
      'createGroup',
      {
        organisationId: ekhamraskolan,
        displayName: 'Kör',
        groupType: 'UNDERVISNING',
        schoolType: 'GR',
        startDate: today,
        ...input,
      },
      'group { id displayName version endDate permittedActions }',
    )
  const made = async (input: object = {}): Promise<string> => {
    const { data } = await create('school-admin', input)
    expect(data.createGroup.userErrors).toEqual([])
    return data.createGroup.group.id
  }
  const add = (persona: string, group: string, name: string, more: object = {}) =>
    did(world, persona, 'addGroupMember', { groupId: group, personId: id(name), startDate: today, ...more })
  const members = async (persona: string, group: string) => {
    const query = `{ group(id: "${group}") { memberships { id endDate person { displayName } permittedActions } } }`
    return (await world.ask(persona, query)).data.group?.memberships
  }
  const namesOf = async (persona: string, group: string) =>
    (await members(persona, group))?.map(({ person }: any) => person.displayName)
  const seen = async (persona: string, name: string) =>
    (await world.ask(persona, `{ person(id: "${id(name)}") { displayName } }`)).data.person?.displayName
  // Johan gets the group as one of his lessons.
  const teach = (group: string) => world.sql`with lesson as (
      insert into identity.activity (id, display_name, activity_type, organisation_id, start_date)
      values (gen_random_uuid(), 'Körsång', 'UNDERVISNING', ${ekhamraskolan}, '2026-08-01') returning id),
    taught as (insert into identity.activity_group (activity_id, group_id) select id, ${group} from lesson)
    insert into identity.activity_teacher (id, activity_id, duty_id, is_grader, start_date)
    select gen_random_uuid(), l.id, d.id, true, '2026-08-01' from lesson l, identity.duty d where d.person_id = ${id('Johan Lindqvist')}`

  it('is for their master: Extens is named, and the preschool keeps its own', async () => {
    const { data } = await create('principal')
    expect(data.createGroup).toMatchObject({ group: null, userErrors: [{ code: 'MASTERED_ELSEWHERE' }] })
    expect(data.createGroup.userErrors[0].message).toContain('Extens')
    expect(await add('principal', groupId('ekhamraskolan/7A'), 'Omid Rezai')).toBe('MASTERED_ELSEWHERE')
    const preschool = {
      organisationId: unitId('smultronet'),
      displayName: 'Tussilagon',
      groupType: 'AVDELNING',
      schoolType: 'FS',
    }
    expect(verdict(await create('authority-admin', preschool))).toBe('DONE')
    await keptHere(world)
  })

  it('a new group is there at once, written down, and once for each key', async () => {
    const written = await recorder(world)
    const answers = [await create('school-admin', { idempotencyKey: 'k' }), await create('school-admin', { idempotencyKey: 'k' })]
    expect(answers[1]!.data).toEqual(answers[0]!.data)
    expect(await written()).toEqual({ acts: ['createGroup'], changed: ['Group'] })
    const { group } = answers[0]!.data.createGroup
    expect(group).toMatchObject({ displayName: 'Kör', version: 1, endDate: null })
    expect(group.permittedActions).toEqual(['RENAME_GROUP', 'END_GROUP', 'ADD_GROUP_MEMBER', 'ASSIGN_DUTY'])
    expect(await members('principal', group.id)).toEqual([])
    for (const persona of ['teacher', 'principal-other-school', 'guardian'])
      expect(await members(persona, group.id)).toBeUndefined()
  })

  it.each([
    [{ displayName: ' ' }, 'NAME_INVALID'],
    [{ schoolType: 'FS' }, 'SCHOOL_TYPE_INVALID'],
    [{ endDate: '2026-11-01' }, 'DATES_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
  ])('none is made of %j', async (wrong, code) => expect(verdict(await create('principal', wrong))).toBe(code))

  it('a pupil who is added is seen by the teacher in the next request, and no more when the membership has ended', async () => {
    const group = await made()
    await teach(group)
    const { personId } = (
      await world.sql`select m.person_id from identity.group_membership m join identity.person p on p.id = m.person_id
      where m.group_id = ${groupId('ekhamraskolan/4A')} and p.security_marking = 'INGEN' limit 1`
    )[0]!
    const query = `{ person(id: "${personId}") { displayName } }`
    const toTeacher = async () => (await world.ask('teacher', query)).data.person !== null
    expect(await toTeacher()).toBe(false)
    const written = await recorder(world)
    expect(await did(world, 'school-admin', 'addGroupMember', { groupId: group, personId, startDate: today })).toBe('DONE')
    expect(await written()).toEqual({ acts: ['addGroupMember'], changed: ['GroupMembership'] })
    expect(await toTeacher()).toBe(true)
    const [membership] = await members('school-admin', group)
    expect(membership.permittedActions).toEqual(['END_GROUP_MEMBERSHIP'])
    expect((await members('teacher', group))[0].permittedActions).toEqual([])
    const end = (endDate: string) => ({ groupMembershipId: membership.id, endDate })
    expect(await did(world, 'teacher', 'endGroupMembership', end(today))).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'endGroupMembership', end(today))).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'endGroupMembership', end('2026-11-21'))).toBe('DATE_INVALID')
    expect(await did(world, 'principal', 'endGroupMembership', end(today))).toBe('DONE')
    expect(await toTeacher()).toBe(true)
    world.travel('2026-11-23')
    expect(await toTeacher()).toBe(false)
    expect(await did(world, 'principal', 'endGroupMembership', end('2026-12-01'))).toBe('ALREADY_ENDED')
  })

  it('nobody is in a group twice on one day', async () => {
    const group = await made()
    expect(await add('principal', group, 'Hugo Persson', { endDate: '2026-12-01' })).toBe('DONE')
    expect(await add('principal', group, 'Hugo Persson', { startDate: '2026-12-01' })).toBe('ALREADY_MEMBER')
    expect(await add('principal', group, 'Hugo Persson', { startDate: '2026-12-02' })).toBe('DONE')
    const both = await Promise.all(
      ['principal', 'school-admin', 'authority-admin'].map((persona) => add(persona, group, 'Alva Bergström')),
    )
    expect(both.toSorted()).toEqual(['ALREADY_MEMBER', 'ALREADY_MEMBER', 'DONE'])
    expect(await namesOf('principal', group)).toEqual(['Alva Bergström', 'Hugo Persson'])
    await expect(
      world.sql`insert into identity.group_membership (id, group_id, person_id, start_date)
        values (gen_random_uuid(), ${group}, ${id('Alva Bergström')}, '2027-01-01')`,
    ).rejects.toThrow('group_membership_open_idx')
  })

  it('only pupils of the unit are added, and only such as one may see', async () => {
    const group = await made({ endDate: '2027-06-01' })
    // Elin is protected: to the school administrator she is as unknown as Nils of another school.
    for (const name of ['Elin Strand', 'Nils Bergström']) expect(await add('school-admin', group, name)).toBe('PERSON_NOT_FOUND')
    expect(await add('principal', group, 'Elin Strand')).toBe('DONE')
    expect(await namesOf('school-admin', group)).toEqual([])
    expect(await add('authority-admin', group, 'Nils Bergström')).toBe('NOT_AT_THE_UNIT')
    expect(await add('principal', group, 'Johan Lindqvist')).toBe('NOT_AT_THE_UNIT')
    expect(await add('principal', group, 'Hugo Persson', { startDate: '2026-11-21' })).toBe('DATES_INVALID')
    expect(await add('principal', group, 'Hugo Persson', { endDate: '2027-06-02' })).toBe('DATES_INVALID')
    for (const persona of ['teacher', 'pupil', 'guardian', 'analyst'])
      expect(await add(persona, group, 'Alva Bergström')).toBe('FORBIDDEN')
    expect(await add('principal-other-school', group, 'Nils Bergström')).toBe('NOT_FOUND')
    const insert = `insert into identity.group_membership (id, group_id, person_id, start_date)
      values (gen_random_uuid(), '${group}', '${id('Alva Bergström')}', '${today}')`
    for (const name of ['Johan Lindqvist', 'Lena Forsberg'])
      await expect(pastTheRules(world, name, insert)).rejects.toThrow('row-level security')
  })

  it('of a staff group are those who work at the unit, for those who lead them', async () => {
    const group = await made({ displayName: 'Arbetslag 7-9', groupType: 'PERSONALGRUPP', schoolType: null })
    expect(await add('school-admin', group, 'Johan Lindqvist')).toBe('DONE')
    expect(await add('school-admin', group, 'Johan Lindqvist')).toBe('ALREADY_MEMBER')
    expect(await add('school-admin', group, 'Lena Forsberg')).toBe('NOT_AT_THE_UNIT')
    expect(await add('school-admin', group, 'Alva Bergström')).toBe('NOT_AT_THE_UNIT')
    for (const persona of ['school-admin', 'principal', 'authority-admin'])
      expect(await namesOf(persona, group)).toEqual(['Johan Lindqvist'])
    expect(await namesOf('mentor', group)).toBeUndefined()
    expect(await seen('teacher', 'Sara Holmgren')).toBe('Sara Holmgren')
  })

  it('a name is changed by who has read the last one', async () => {
    const group = await made()
    const rename = (persona: string, expectedVersion: number, displayName = ' Stora kören ') =>
      act(world, persona, 'renameGroup', { groupId: group, displayName, expectedVersion }, 'group { displayName version }')
    expect((await rename('principal', 1)).data.renameGroup.group).toEqual({ displayName: 'Stora kören', version: 2 })
    expect(verdict(await rename('school-admin', 1))).toBe('CONFLICT')
    expect(verdict(await rename('school-admin', 2, ''))).toBe('NAME_INVALID')
    expect(verdict(await rename('mentor', 2))).toBe('FORBIDDEN')
    expect(verdict(await rename('principal-other-school', 2))).toBe('NOT_FOUND')
    await teach(group)
    const name = `update identity."group" set display_name = 'Fel' where id = '${group}'`
    expect(await pastTheRules(world, 'Johan Lindqvist', name)).toBe(0)
    expect(await pastTheRules(world, 'Anders Hellström', name)).toBe(1)
  })

  it('an ended group shows its teacher nobody, and takes no more acts', async () => {
    const group = await made({ startDate: '2026-11-01' })
    await teach(group)
    expect(await add('principal', group, 'Omid Rezai')).toBe('DONE')
    const end = (persona: string, endDate: string) => did(world, persona, 'endGroup', { groupId: group, endDate })
    expect(await seen('former-teacher', 'Omid Rezai')).toBeDefined()
    expect(await namesOf('teacher', group)).toEqual(['Omid Rezai'])
    expect(await end('principal', '2026-10-31')).toBe('DATE_INVALID')
    expect(await end('teacher', '2026-11-21')).toBe('FORBIDDEN')
    expect(await end('principal', '2026-11-21')).toBe('DONE')
    expect(await namesOf('teacher', group)).toBeUndefined()
    expect(await end('principal', '2026-12-01')).toBe('ALREADY_ENDED')
    expect(await add('principal', group, 'Hugo Persson')).toBe('ALREADY_ENDED')
  })
})
