import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { everyone, id } from '../../identity/keeping/keeping.testing.ts'
import { contentItemId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'
import { entities, ofHome, ofUnit } from '../learning.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { mathematics } from '../teaching_plan/teaching_plan.testing.ts'
import { assign, given, of7A, published } from './assignment.testing.ts'

const [johan, malin, sara, alva, nadia] = [
  'Johan Lindqvist',
  'Malin Sjöstrand',
  'Sara Holmgren',
  'Alva Bergström',
  'Nadia Rahimi',
].map(id)

describe('Who sees an assignment', () => {
  let world: World
  let made: any
  let draft: any
  beforeAll(async () => {
    world = await openWorld({ shape: 'in many processes' })
    made = await published(world)
    draft = await assign(world, 'teacher', 'planAssignment', { activityId: of7A('Matematik'), kind: 'HOMEWORK', ...given, syllabusVersionId: mathematics })
  })
  afterAll(() => world.stop())

  const past = (viewer: string | undefined, statement: string, day = '2026-11-22') =>
    pastTheRules(world, viewer!, async (tx) => (await tx.unsafe(statement)).count, { day }).catch(({ code, constraint_name: name }) => name ?? code)

  it('is the pupils, their guardians and the staff of the unit once it is published; its teachers before', async () => {
    const seeing = async (assignmentId: string) => {
      const sees = async (persona: string) => (await world.ask(persona, `{ assignment(id: "${assignmentId}") { id } }`)).data?.assignment !== null
      const seen = await Promise.all(everyone.map(async (persona) => ((await sees(persona)) ? [persona] : [])))
      return seen.flat().toSorted()
    }
    expect(await seeing(made.id)).toEqual([...ofUnit, ...ofHome].toSorted())
    expect(await seeing(draft.id)).toEqual(['teacher'])
  })

  it('of entities asked for by key is the same', async () => {
    const days = '(startDate: "2026-11-01", endDate: "2026-12-24")'
    const selection = `examCalendar${days} { edges { node { id } } }`
    const one = { examCalendar: { edges: [{ node: { id: made.id } }] } }
    const none = { examCalendar: { edges: [] } }
    const ofGroup = (name: string) => entities(world, id(name), 'Group', [groupId('ekhamraskolan/7A')], selection)
    expect((await ofGroup('Alva Bergström')).found).toEqual([one])
    for (const name of ['Peter Lund', 'Lena Forsberg', 'Robert Sjögren', 'Maria Söderberg', 'David Nyberg', 'Nadia Rahimi'])
      expect((await ofGroup(name)).found, name).toEqual([none])
    const ofElin = (name: string) => entities(world, id(name), 'Person', [id('Elin Strand')], selection)
    expect(await ofElin('Katarina Strand')).toMatchObject({ found: [one], codes: [] })
    for (const name of ['Peter Lund', 'Petra Sandström', 'Monica Berglund', 'Nadia Rahimi'])
      expect(await ofElin(name), name).toMatchObject({ found: [{ examCalendar: null }], codes: ['FORBIDDEN'] })
    const activity = (name: string) => entities(world, id(name), 'Activity', [of7A('Matematik')], `assignments${days} { edges { node { id } } }`)
    expect((await activity('Johan Lindqvist')).found[0].assignments.edges).toHaveLength(2)
    expect((await activity('Alva Bergström')).found[0].assignments.edges).toHaveLength(1)
    expect((await activity('Peter Lund')).found[0].assignments.edges).toEqual([])
  })

  it('is what the rows say, whatever a rule lets through', async () => {
    for (const [name, due] of [['Johan Lindqvist', 2], ['Malin Sjöstrand', 1], ['Alva Bergström', 1], ['Peter Lund', 0], ['David Nyberg', 0], ['Maria Söderberg', 0]] as const)
      expect(await past(id(name), 'select from pedagogy.assignment'), name).toBe(due)
    expect(await past(nadia, 'update pedagogy.assignment set withdrawn_at = now()', '2026-11-12')).toBe(2)
    expect(await past(nadia, 'update pedagogy.assignment set withdrawn_at = now()')).toBe(0)
    for (const viewer of [malin, sara, alva]) expect(await past(viewer, `update pedagogy.assignment set title = 'x'`)).toBe(0)
    expect(await past(johan, `update pedagogy.assignment set activity_id = activity_id`)).toBe('42501')
    expect(await past(johan, 'delete from pedagogy.assignment')).toBe('42501')
  })

  it('makes it in their own name, at the unit, and mixes no versions', async () => {
    const insert = (by: string | undefined, activity: string, unit = 'organisation_id') => `insert into pedagogy.assignment (id, organisation_id, activity_id, kind, title,
      instructions, assigned_on, due_on, takes_submissions, author_id) select gen_random_uuid(), ${unit}, '${activity}', 'TEST', 't', '', '2026-11-22', '2026-11-23',
      false, '${by}' from pedagogy.assignment where id = '${made.id}'`
    expect(await past(johan, insert(johan, of7A('Matematik')))).toBe(1)
    expect(await past(johan, insert(malin, of7A('Matematik')))).toBe('42501')
    expect(await past(johan, insert(johan, of7A('Svenska')))).toBe('42501')
    expect(await past(johan, insert(johan, of7A('Matematik'), 'gen_random_uuid()'))).toBe('42501')
    const swedish = syllabusVersionId('GRGRSVE01', 'LGR22', 1)
    const point = (assignmentId: string, version: string, by = johan) => `insert into pedagogy.assignment_item values (gen_random_uuid(), '${assignmentId}', '${version}',
      '${contentItemId(swedish, 'SV-7-9-1')}', null, '${by}', now())`
    expect(await past(johan, point(draft.id, mathematics))).toBe('assignment_item_content_fk')
    expect(await past(johan, point(draft.id, swedish))).toBe('assignment_item_assignment_fk')
    expect(await past(malin, point(made.id, mathematics, malin))).toBe('42501')
  })

  it('is not changed in silence once it is published, and not taken back in silence', async () => {
    const change = (to: string, of = made.id) => past(johan, `update pedagogy.assignment set ${to} where id = '${of}'`)
    const at = `current_setting('skolgraf.now')::timestamptz`
    expect([await change(`title = 'x', changed_at = '2026-11-23'`), await change('published_at = null'), await change(`published_at = ${at} - interval '1 day'`)]).toEqual(['42501', '42501', '42501'])
    expect([await change(`title = 'x'`, draft.id), await change(`title = 'x', changed_at = ${at}`)]).toEqual([1, 1])
    const fields = (persona: string) => world.ask(persona, `{ assignment(id: "${made.id}") { title changedAt } }`)
    expect((await fields('pupil')).data.assignment).toEqual({ title: 'Prov: procent', changedAt: null })
    world.travel(new Date('2026-11-22T12:00:00Z'))
    made = await assign(world, 'teacher', 'changeAssignment', { assignmentId: made.id, expectedVersion: made.version, ...given, title: 'Prov: bråk' })
    for (const persona of ['pupil', 'guardian'])
      expect((await fields(persona)).data.assignment, persona).toEqual({ title: 'Prov: bråk', changedAt: '2026-11-22T12:00:00.000Z' })
    await world.sql`update pedagogy.assignment set withdrawn_at = now() where id = ${draft.id}`
    expect(await change('withdrawn_at = null', draft.id)).toBe(0)
    world.travel()
  })

  it('tells nobody by its class of pupils they are kept from', async () => {
    const [peter, elin, nine] = [id('Peter Lund'), id('Elin Strand'), groupId('ekhamraskolan/9A')]
    const duty = '00000000-0000-4000-8000-00000000d07e'
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
      select ${duty}, ${peter}, organisation_id, 'LARARE', '2026-08-01' from identity.activity where id = ${of7A('Matematik')}`
    await world.sql`insert into identity.activity_teacher (id, activity_id, duty_id, start_date) values (gen_random_uuid(), ${of7A('Matematik')}, ${duty}, '2026-08-01')`
    const told = async () => [
      await past(peter, `select from access.test_load(array['${made.id}']::uuid[])`),
      await past(peter, `select unnest(activity_ids) from access.activities_of_groups(array['${groupId('ekhamraskolan/7A')}']::uuid[])`),
    ]
    const before = await told()
    expect(before[0]).toBe(1)
    await world.sql`insert into identity.group_membership (id, group_id, person_id, start_date) values (gen_random_uuid(), ${nine}, ${elin}, '2026-11-01')`
    expect(await told()).toEqual(before)
    // Her other teachers count with it.
    expect(await past(johan, `select from access.test_load(array['${made.id}']::uuid[])`)).toBe(2)
    await world.sql`delete from identity.group_membership where group_id = ${nine} and person_id = ${elin}`
    await world.sql`delete from identity.activity_teacher where duty_id = ${duty}`
  })

  it('counts the tests of a class for its teachers alone', async () => {
    const load = (viewer: string | undefined, day?: string) => past(viewer, `select from access.test_load(array['${made.id}']::uuid[])`, day)
    expect([await load(johan), await load(nadia, '2026-11-12')]).toEqual([1, 1])
    for (const viewer of [nadia, malin, sara, alva, id('Anders Hellström')]) expect(await load(viewer)).toBe(0)
  })
}) // prettier-ignore
