import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { attendanceHere, call, calls, forgotten, type Lesson, lessonsOf, minutesInto } from '../attendance/attendance.testing.ts'
import { ekhamra } from '../schedule/schedule.testing.ts'

const alva = id('Alva Bergström')

describe('The roll opens a case about absence', () => {
  let world: World
  let maths: Lesson[]
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    maths = await lessonsOf(world, '7A/Matematik')
  })
  beforeEach(async () => {
    await forgotten(world)
    await world.sql`delete from administration.absence_case`
    await world.sql`delete from administration.absence_threshold`
    world.travel(minutesInto(maths[0]!, 5))
  })
  afterAll(() => world.stop())

  const threshold = (counts: string, measure: string, least: number) =>
    world.sql`insert into administration.absence_threshold (organisation_id, counts, measure, least_value, window_days, is_active)
      values (${ekhamra}, ${counts}, ${measure}, ${least}, 14, true)`
  const cases = async () => {
    const rows = await world.sql`select p.given_name as name from administration.absence_case c
      join identity.person p on p.id = c.student_id order by 1`
    return rows.map(({ name }) => name as string)
  }
  const absent = { 'Alva Bergström': ['ABSENT'], 'Elin Strand': ['LATE', 10], 'Hugo Persson': ['OTHER_ACTIVITY'] } as const

  it('of those whose absence reaches a threshold by it, and tells the teacher nothing', async () => {
    await threshold('INVALID', 'LESSONS', 1)
    const { data } = await call(world, 'teacher', maths[0]!, absent)
    expect(data.callRoll.userErrors).toEqual([])
    expect(await cases()).toEqual(['Alva', 'Elin'])
    expect(JSON.stringify(data)).not.toMatch(/case|threshold/i)
    const seen = await world.ask('teacher', `{ person(id: "${alva}") { absenceCases { id } } }`)
    expect(seen.errors[0]?.extensions.code).toBe('FORBIDDEN')
    const recorded = await world.sql`select c.entity_id from administration.change c
      join administration.absence_case a on a.id = c.entity_id where c.entity = 'AbsenceCase'`
    expect(recorded).toHaveLength(2)
    const asked = await world.ask('principal', `{ organisation(id: "${ekhamra}") { absenceCases { edges { node { ground { absenceLessons absenceMinutes } } } } } }`)
    expect(asked.data.organisation.absenceCases.edges).toEqual(expect.arrayContaining([{ node: { ground: { absenceLessons: 1, absenceMinutes: 60 } } }]))
  }) // prettier-ignore

  it('at the lesson that reaches it, and not again: not by the next, by the same again or by a replay', async () => {
    await threshold('INVALID', 'LESSONS', 2)
    const options = { idempotencyKey: 'first' }
    expect(await calls(world, 'teacher', maths[0]!, absent, options)).toBe('DONE')
    expect(await calls(world, 'teacher', maths[0]!, absent, options)).toBe('DONE')
    expect(await cases()).toEqual([])
    world.travel(minutesInto(maths[1]!, 5))
    expect(await calls(world, 'teacher', maths[1]!, { 'Alva Bergström': ['ABSENT'] })).toBe('DONE')
    expect(await cases()).toEqual(['Alva'])
    world.travel(minutesInto(maths[2]!, 5))
    expect(await calls(world, 'teacher', maths[2]!, { 'Alva Bergström': ['ABSENT'] })).toBe('DONE')
    expect(await cases()).toEqual(['Alva'])
  })

  it('of absence that was reported, where all absence counts', async () => {
    await threshold('INVALID', 'DAYS', 1)
    const [day] = maths[0]!.startsAt.toISOString().split('T')
    world.travel(new Date(`${day}T06:30:00Z`))
    expect(await did(world, 'guardian', 'reportAbsence', { personId: alva, startDate: day, lessonIds: [maths[0]!.id] })).toBe('DONE')
    world.travel(minutesInto(maths[0]!, 5))
    expect(await calls(world, 'teacher', maths[0]!, { 'Alva Bergström': ['ABSENT'] })).toBe('DONE')
    expect(await cases()).toEqual([])
    await threshold('TOTAL', 'DAYS', 1)
    expect(await calls(world, 'teacher', maths[0]!, { 'Alva Bergström': ['ABSENT'], 'Hugo Persson': ['LATE', 5] }, { expectedVersion: 1 })).toBe('DONE')
    expect(await cases()).toEqual(['Hugo'])
    world.travel(minutesInto(maths[1]!, 5))
    expect(await calls(world, 'teacher', maths[1]!, { 'Alva Bergström': ['LATE', 1] })).toBe('DONE')
    expect(await cases()).toEqual(['Alva', 'Hugo'])
  }) // prettier-ignore

  it('as a correction does', async () => {
    await threshold('INVALID', 'LESSONS', 1)
    expect(await calls(world, 'teacher', maths[0]!)).toBe('DONE')
    expect(await cases()).toEqual([])
    const [row] = await world.sql`select id from administration.attendance where student_id = ${alva}`
    const corrected = { attendanceMinutes: 0, validAbsenceMinutes: 0, invalidAbsenceMinutes: 60, otherAttendanceMinutes: 0, lateMinutes: 0 }
    expect(await did(world, 'principal', 'correctAttendance', { attendanceId: row!['id'], expectedVersion: 1, ...corrected, reason: 'Fel elev' })).toBe('DONE')
    expect(await cases()).toEqual(['Alva'])
  }) // prettier-ignore

  it('where none is decided, of nobody', async () => {
    expect(await calls(world, 'teacher', maths[0]!, absent)).toBe('DONE')
    expect(await cases()).toEqual([])
  })
})
