import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { warningRule } from '../grading/grading.laws.ts'
import { attendanceWarnings } from './grade_warning.rules.ts'
import { boundsOf } from './grade.rules.ts'
import { amina, gradedHere, lock, nine, pupilOf9A, set, sign, swedish } from './grade.testing.ts'

const due = (points: number | null, state: 'SIGNED' | 'LOCKED' = 'SIGNED') =>
  ({ studentId: 'p', activityId: 'a', state, isKin: false, points }) as const
const was = (absentMinutes: number, minutes: number) => ({ studentId: 'p', activityId: 'a', minutes, absentMinutes })

describe('What attendance says of grades', () => {
  const codes = (...given: Parameters<typeof attendanceWarnings>) => attendanceWarnings(...given).map(({ code }) => code)

  it.each([
    [null, 0, 600, ['NO_BASIS_WITHOUT_ABSENCE']],
    [null, 119, 600, ['NO_BASIS_WITHOUT_ABSENCE']],
    [null, 120, 600, []],
    [null, 0, 0, []],
    [10, 0, 600, []],
    [10, 600, 600, []],
  ])('of a grade of %j with %i of %i minutes absent: %j', (points, absent, minutes, expected) =>
    expect(codes([due(points)], [was(absent, minutes)], [], warningRule)).toEqual(expected),
  )

  it('has nothing against a grade in spite of absence, unless a rule says from how much on', () => {
    const rule = { ...warningRule, gradeFrom: 0.5 }
    expect(codes([due(10)], [was(300, 600)], [], rule)).toEqual(['GRADE_DESPITE_ABSENCE'])
    expect(codes([due(10)], [was(299, 600)], [], rule)).toEqual([])
    expect(codes([due(10, 'LOCKED')], [was(600, 600)], [], rule)).toEqual([])
  })

  it('never has something against a pupil both with and without a grade, nor against anybody for what is not registered', () =>
    fc.assert(
      fc.property(
        fc.nat(1000), fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(),
        (absent, present, noBasisBelow, gradeFrom, isGraded) => {
          const known = [was(absent, absent + present)]
          const rule = { noBasisBelow, gradeFrom, unregisteredFrom: 1 }
          const found = codes([due(isGraded ? 10 : null)], known, [], rule)
          expect(found.length).toBeLessThanOrEqual(1)
          if (absent + present === 0) expect(found).toEqual([])
          // More absence never calls for a look at a pupil without a basis who needed none with less.
          if (!isGraded && found.length === 0 && absent + present > 0)
            expect(codes([due(null)], [was(absent + 1, absent + present + 1)], [], rule)).toEqual([])
        },
      ),
    )) // prettier-ignore

  it.each([
    [4, 0, []],
    [4, 1, ['UNREGISTERED_ATTENDANCE']],
    [5, 1, []],
    [0, 0, []],
  ])('of %i lessons with %i not registered: %j', (lessons, unregistered, expected) =>
    expect(codes([], [], [{ activityId: 'a', lessons, unregistered }], warningRule)).toEqual(expected),
  )

  it('is of the term: the halves of the year, in Swedish time', () => {
    const iso = (semester: 'HT' | 'VT') => boundsOf({ semester, year: 2026 }).map((at) => at.toISOString())
    expect(iso('HT')).toEqual(['2026-06-30T22:00:00.000Z', '2026-12-31T23:00:00.000Z'])
    expect(iso('VT')).toEqual(['2025-12-31T23:00:00.000Z', '2026-06-30T22:00:00.000Z'])
  })
})

describe('A catalogue', () => {
  let world: World
  let nour: string
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    nour = await pupilOf9A(world, 'Nour Mahmoud')
    // Only Swedish is graded, so that nothing else is asked for.
    await world.sql`delete from administration.activity_syllabus where activity_id <> ${swedish}`
    // What the demo tells of lessons is told anew here.
    for (const table of ['attendance_revision', 'attendance', 'lesson_report'])
      await world.sql`delete from administration.${world.sql(table)}`
  })
  afterAll(() => world.stop())

  const warnings = async (persona: string) => {
    const { data, errors } = await world.ask(
      persona,
      `{ gradeCatalogue(groupId: "${nine}", semester: HT, year: 2026) { warnings { code student { id } activity { id } } } }`,
    )
    return errors[0]?.extensions.code ?? data.gradeCatalogue?.warnings.filter((one: any) => one.code !== 'MISSING_GRADE') ?? null
  }
  /** The roll of the Swedish lessons that have been, with so many of the minutes absent. */
  const register = (student: string, absent: number) =>
    world.sql`insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id, lesson_minutes,
        attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, reporter_id, reported_at)
      select gen_random_uuid(), ${student}, id, starts_at, activity_id, organisation_id, 60, 60 - ${absent}::int, ${absent}::int, 0, 0, 0,
        ${id('Göran Åkesson')}, now()
      from administration.calendar_event where activity_id = ${swedish} and ends_at < '2026-11-22'
      on conflict on constraint attendance_pk do update set attendance_minutes = excluded.attendance_minutes, valid_absence_minutes = excluded.valid_absence_minutes`
  const none = { code: 'NO_BASIS_WITHOUT_ABSENCE', student: { id: amina }, activity: { id: swedish } }
  const unknown = { code: 'UNREGISTERED_ATTENDANCE', student: null, activity: { id: swedish } }

  it('asks nothing of attendance while another system keeps it', async () => {
    await set(world, [
      { studentId: amina, gradeValue: '-' },
      { studentId: nour, gradeValue: 'C' },
    ])
    await sign(world)
    await register(amina, 0)
    expect(await warnings('principal')).toEqual([])
    await world.sql`delete from identity.master_system where domain = 'ATTENDANCE'`
  })

  it('asks about no basis for a grade where the pupil was there, and about lessons that nobody has reported', async () => {
    expect(await warnings('principal')).toEqual([none, unknown])
    expect(await warnings('school-admin')).toEqual([none, unknown])
    await register(nour, 60)
    await register(amina, 20)
    expect(await warnings('principal')).toEqual([unknown])
    await register(amina, 10)
    await world.sql`insert into administration.lesson_report select id, starts_at, activity_id, organisation_id, ${id('Göran Åkesson')}, now()
      from administration.calendar_event where activity_id = ${swedish} and ends_at < '2026-11-22'`
    expect(await warnings('principal')).toEqual([none])
  })

  it('tells them to who leads the unit alone', async () => {
    for (const persona of ['former-teacher', 'guardian', 'adult-pupil', 'authority-admin'])
      expect(await warnings(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['mentor', 'counsellor', 'principal-other-school']) expect(await warnings(persona), persona).toBeNull()
  })

  it('counts neither a cancelled lesson nor one of another term, nor one to come', async () => {
    const gone = await world.sql`delete from administration.lesson_report where calendar_event_id in (
      select calendar_event_id from administration.lesson_report where activity_id = ${swedish} order by starts_at
      limit (select (count(*) + 1) / 2 from administration.lesson_report where activity_id = ${swedish})) returning calendar_event_id as id`
    expect(await warnings('principal')).toEqual([none, unknown])
    await world.sql`update administration.calendar_event set is_cancelled = true, cancel_reason = 'Studiedag' where id = any(${gone.map(({ id: lesson }) => lesson)})`
    expect(await warnings('principal')).toEqual([none])
  }) // prettier-ignore

  it('asks about a grade in spite of absence only where a rule says so', async () => {
    await world.sql`update administration.grading_rule set content = content || '{"gradeFrom": 0.9}' where kind = 'WARNING'`
    const despite = { code: 'GRADE_DESPITE_ABSENCE', student: { id: nour }, activity: { id: swedish } }
    const found = await warnings('principal')
    expect(found).toHaveLength(2)
    expect(found).toEqual(expect.arrayContaining([none, despite]))
  })

  it('is locked once its warnings are accepted, each by its name', async () => {
    const given = ['MISSING_GRADE', 'GRADE_DESPITE_ABSENCE']
    expect(verdict(await lock(world, 'principal', ...given))).toBe('WARNINGS_NOT_ACCEPTED')
    world.takeStatements()
    expect(verdict(await lock(world, 'principal', ...given, 'NO_BASIS_WITHOUT_ABSENCE'))).toBe('DONE')
    expect(world.takeStatements().length).toBeLessThanOrEqual(17)
    expect(await warnings('principal')).toEqual([])
  })
})
