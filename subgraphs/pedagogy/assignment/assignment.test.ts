import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, groupId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { item, mathematics } from '../teaching_plan/teaching_plan.testing.ts'
import { assign, given, of7A, published, testOf } from './assignment.testing.ts'

const [malin, emma] = [id('Malin Sjöstrand'), id('Emma Backlund')]
const planned = { activityId: of7A('Matematik'), kind: 'TEST', ...given }
const tests = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000c00${n}`)

describe('An assignment', () => {
  let world: World
  let made: any
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const at = (more: object = {}) => ({ assignmentId: made.id, expectedVersion: made.version, ...more })
  const sees = async (persona: string) => (await world.ask(persona, `{ assignment(id: "${made.id}") { title } }`)).data.assignment?.title

  it('is planned by a teacher of the activity, with everything wrong said at once', async () => {
    const plan = (more: object, persona = 'teacher') => did(world, persona, 'planAssignment', { ...planned, ...more })
    const { data } = await act(world, 'teacher', 'planAssignment', { ...planned, title: '', dueOn: '2026-11-21', dueTime: '24:00' })
    expect(data.planAssignment.userErrors.map(({ code }: any) => code)).toEqual(['TITLE_INVALID', 'DATES_INVALID', 'TIME_INVALID'])
    expect(await plan({ instructions: 'a'.repeat(4001) })).toBe('TEXT_INVALID')
    expect(await plan({ contentItemIds: Array.from({ length: 51 }, () => item(1)) })).toBe('TOO_MANY')
    expect(await plan({ contentItemIds: [item(1)] })).toBe('OTHER_VERSION')
    expect(await plan({ contentItemIds: [unknown], syllabusVersionId: mathematics })).toBe('OTHER_VERSION')
    expect(await plan({ syllabusVersionId: unknown })).toBe('OTHER_VERSION')
    for (const [persona, verdict] of [['principal', 'FORBIDDEN'], ['school-admin', 'FORBIDDEN'], ['mentor', 'ACTIVITY_NOT_FOUND'],
      ['substitute', 'ACTIVITY_NOT_FOUND'], ['former-teacher', 'ACTIVITY_NOT_FOUND'], ['pupil', 'FORBIDDEN'], ['guardian', 'FORBIDDEN']] as const)
      expect(await plan({}, persona), persona).toBe(verdict)
    made = await assign(world, 'teacher', 'planAssignment', { ...planned, syllabusVersionId: mathematics, contentItemIds: [item(1)] })
    expect(made).toMatchObject({ kind: 'TEST', publishedAt: null, contentItems: [{ id: item(1) }], warnings: [] })
    expect(made.permittedActions).toEqual(['CHANGE_ASSIGNMENT', 'PUBLISH_ASSIGNMENT', 'WITHDRAW_ASSIGNMENT'])
  })

  it('is seen by its teachers alone until it is published, and then by pupils, guardians and the staff of the unit', async () => {
    for (const persona of ['pupil', 'guardian', 'mentor', 'principal']) expect(await sees(persona), persona).toBeUndefined()
    expect(await did(world, 'mentor', 'publishAssignment', at())).toBe('NOT_FOUND')
    made = await assign(world, 'teacher', 'publishAssignment', at())
    for (const persona of ['pupil', 'protected-pupil', 'guardian', 'mentor', 'principal', 'substitute', 'school-admin'])
      expect(await sees(persona), persona).toBe('Prov: procent')
    for (const persona of ['blocked-guardian', 'guardian-other-school', 'principal-other-school', 'step-parent', 'authority-admin', 'adult-pupil'])
      expect(await sees(persona), persona).toBeUndefined()
    expect(await did(world, 'teacher', 'publishAssignment', at())).toBe('ALREADY_PUBLISHED')
    expect(await did(world, 'mentor', 'changeAssignment', at(given))).toBe('FORBIDDEN')
    expect(await did(world, 'teacher', 'changeAssignment', { ...at(given), expectedVersion: 1 })).toBe('CONFLICT')
  })

  it('that is one test too many in a week of a class warns whoever plans it, and is planned all the same', async () => {
    await testOf(world, tests[0]!, 'Svenska', '2026-11-23', malin)
    await testOf(world, tests[1]!, 'Engelska', '2026-11-29', emma)
    const warning = [{ group: { displayName: '7A' }, week: '2026-W48', tests: 3, limit: 2 }]
    const warnings = async (persona = 'teacher') => {
      const { data, errors } = await world.ask(persona, `{ assignment(id: "${made.id}") { testWeekWarnings { group { displayName } week tests limit } } }`)
      return errors[0]?.extensions.code ?? data.assignment.testWeekWarnings
    }
    expect(await warnings()).toEqual(warning)
    expect([await warnings('mentor'), await warnings('pupil'), await warnings('guardian')]).toEqual([[], 'FORBIDDEN', 'FORBIDDEN'])
    const fourth = await assign(world, 'teacher', 'planAssignment', { ...planned, dueOn: '2026-11-26' })
    expect(fourth.warnings).toEqual([{ ...warning[0], tests: 4 }])
    const moved = await assign(world, 'teacher', 'changeAssignment', { assignmentId: fourth.id, expectedVersion: fourth.version, ...given, dueOn: '2026-11-30' })
    expect([moved.warnings, await warnings()]).toEqual([[], warning])
    const homework = await assign(world, 'teacher', 'planAssignment', { ...planned, kind: 'HOMEWORK' })
    expect(homework.warnings).toEqual([])
    await world.sql`update pedagogy.assignment set withdrawn_at = now() where id = ${tests[1]!}`
    expect(await warnings()).toEqual([])
    await world.sql`insert into pedagogy.teaching_policy (organisation_id, max_tests_per_week) values (${unitId('ekhamraskolan')}, 1)`
    expect(await warnings()).toEqual([{ ...warning[0], tests: 2, limit: 1 }])
    await world.sql`delete from pedagogy.teaching_policy`
  })

  it('counts tests of its own week, which may be of the year before', async () => {
    for (const [n, day] of [[2, '2026-12-28'], [3, '2027-01-03']] as const) await testOf(world, tests[n]!, 'Svenska', day, malin)
    const last = await assign(world, 'teacher', 'planAssignment', { ...planned, dueOn: '2027-01-01' })
    expect(last.warnings).toMatchObject([{ week: '2026-W53', tests: 3 }])
    const next = await assign(world, 'teacher', 'changeAssignment', { assignmentId: last.id, expectedVersion: 1, ...given, dueOn: '2027-01-04' })
    expect(next.warnings).toEqual([])
  })

  const calendar = async (persona: string, of: string, more = '') => {
    const { data, errors } = await world.ask(persona, `{ ${of} { examCalendar(startDate: "2026-11-01", endDate: "2027-01-31"${more}) { edges { node { title dueOn } } pageInfo { hasNextPage endCursor } } } }`)
    if (errors.length > 0) return errors[0]?.extensions.code
    const [parent] = Object.values(data as Record<string, any>)
    return parent?.examCalendar.edges.map(({ node }: any) => `${node.dueOn} ${node.title}`) ?? null
  }
  const alva = `person(id: "${id('Alva Bergström')}")`
  const due = ['2026-11-23 Prov Svenska', '2026-11-27 Prov: procent', '2026-12-28 Prov Svenska', '2027-01-03 Prov Svenska']

  it('stands in the calendar of the pupil, the group and the activity', async () => {
    for (const persona of ['pupil', 'guardian', 'guardian-other-parent', 'mentor', 'teacher', 'principal'])
      expect(await calendar(persona, alva), persona).toEqual(due)
    for (const persona of ['school-admin', 'special-educator', 'step-parent', 'authority-admin']) expect(await calendar(persona, alva), persona).toBe('FORBIDDEN')
    const seven = `group(id: "${groupId('ekhamraskolan/7A')}")`
    for (const persona of ['pupil', 'guardian', 'mentor', 'teacher', 'principal']) expect(await calendar(persona, seven), persona).toEqual(due)
    expect(await calendar('school-admin', seven)).toEqual([])
    expect(await calendar('pupil', alva, ', kinds: [HOMEWORK]')).toEqual([])
    expect(await calendar('pupil', alva, ', first: 2')).toEqual(due.slice(0, 2))
    const { errors } = await world.ask('pupil', `{ ${alva} { examCalendar(startDate: "2026-11-01", endDate: "2027-05-21") { edges { cursor } } } }`)
    expect(errors[0]!.message).toContain('200 days')
  })

  it('of a group that pupils of a class go to stands in the calendar of the class for its staff', async () => {
    const slojd = activityId('ekhamraskolan/Slöjd 7A:1/Slöjd')
    const [activity] = await world.sql`select id, organisation_id from identity.activity where id = ${slojd}`
    expect(activity).toBeDefined()
    await world.sql`insert into pedagogy.assignment (id, organisation_id, activity_id, kind, title, instructions, assigned_on, due_on, takes_submissions, author_id, published_at)
      values (gen_random_uuid(), ${activity!['organisationId']}, ${slojd}, 'TEST', 'Hyvla', '', '2026-12-01', '2026-12-01', false, ${malin}, now())`
    const seven = `group(id: "${groupId('ekhamraskolan/7A')}")`
    expect(await calendar('mentor', seven)).toContain('2026-12-01 Hyvla')
    expect(await calendar('pupil', seven)).toEqual(due)
    const pupils = await world.sql`select m.person_id from identity.group_membership m join identity.activity_group g on g.group_id = m.group_id where g.activity_id = ${slojd}`
    const isIn = pupils.some(({ personId }) => personId === id('Alva Bergström'))
    expect((await calendar('pupil', alva)).includes('2026-12-01 Hyvla')).toBe(isIn)
  })

  it('asks the database once for a calendar', async () => {
    const seven = `group(id: "${groupId('ekhamraskolan/7A')}")`
    await calendar('mentor', seven)
    world.takeStatements()
    await calendar('mentor', seven)
    expect(world.takeStatements().filter((one) => !one.includes('/* viewer')).map((one) => /\/\* (\w+)/.exec(one)?.[1])).toEqual(['groupsById', 'calendarOfGroups'])
  })

  it('is withdrawn, and not published after its day', async () => {
    made = await assign(world, 'teacher', 'withdrawAssignment', at())
    expect(made.permittedActions).toEqual([])
    expect([await sees('teacher'), await sees('pupil'), await sees('principal')]).toEqual(['Prov: procent', undefined, undefined])
    expect(await did(world, 'teacher', 'publishAssignment', at())).toBe('WITHDRAWN')
    const late = await assign(world, 'teacher', 'planAssignment', { ...planned, assignedOn: '2026-11-20', dueOn: '2026-11-21' })
    expect(await did(world, 'teacher', 'publishAssignment', { assignmentId: late.id, expectedVersion: 1 })).toBe('LATE')
  })

  it('is given elsewhere where another system is master of plans', async () => {
    const kept = await published(world)
    await world.sql`delete from identity.master_system where domain = 'PLANS' and organisation_id = ${unitId('ekhamraskolan')}`
    expect(await did(world, 'teacher', 'planAssignment', planned)).toBe('MASTERED_ELSEWHERE')
    expect(await did(world, 'teacher', 'withdrawAssignment', { assignmentId: kept.id, expectedVersion: kept.version })).toBe('MASTERED_ELSEWHERE')
  })
}) // prettier-ignore
