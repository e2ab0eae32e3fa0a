import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra } from '../schedule/schedule.testing.ts'
import { attendanceHere, calls, forgotten, type Lesson, lessonsOf, minutesAt, minutesInto } from './attendance.testing.ts'

const alva = id('Alva Bergström')

describe('A roll and a report that is taken back', () => {
  let world: World
  let lesson: Lesson
  let absenceId: string
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    ;[lesson] = (await lessonsOf(world, '7A/Matematik')) as [Lesson]
  })
  beforeEach(async () => {
    await forgotten(world)
    await world.sql`insert into administration.absence_policy (organisation_id, may_end_own_report) values (${ekhamra}, true)`
    world.travel(minutesInto(lesson, -30))
    const startDate = lesson.startsAt.toISOString().slice(0, 10)
    expect(await did(world, 'guardian', 'reportAbsence', { personId: alva, startDate })).toBe('DONE')
    ;[{ id: absenceId }] = (await world.sql`select id from administration.absence`) as any
    world.travel(minutesInto(lesson, 5))
  })
  afterAll(() => world.stop())

  /** Takes the turn of the pupil and the day, lets acts begin, and gives the turn back once all of them wait for it. */
  async function whileWaitedFor(count: number, acts: () => Promise<string>[]): Promise<string[]> {
    const day = lesson.startsAt.toISOString().slice(0, 10)
    const begun = await world.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${alva} || ' ' || ${day}, 5))`
      const outcomes = acts()
      await expect
        .poll(async () => (await world.sql`select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`).count, { timeout: 10_000 })
        .toBe(count) // prettier-ignore
      return { outcomes }
    })
    return Promise.all(begun.outcomes)
  }

  it.each([
    ['school-admin', 'withdrawAbsence', () => ({ absenceId, reason: 'Hon var där.' })],
    ['guardian', 'endOwnAbsence', () => ({ absenceId })],
  ] as const)('take turns: %s waits with %s', async (persona, name, input) => {
    expect(await whileWaitedFor(1, () => [did(world, persona, name, input())])).toEqual(['DONE'])
    expect(await calls(world, 'teacher', lesson, { 'Alva Bergström': ['ABSENT'] })).toBe('DONE')
    expect(await minutesAt(world, lesson, 'Alva Bergström')).toBe(name === 'endOwnAbsence' ? '0/5/55/0/0' : '0/0/60/0/0')
  })

  it('leave nothing halfway when both wait at once', async () => {
    const outcomes = await whileWaitedFor(2, () => [
      calls(world, 'teacher', lesson, { 'Alva Bergström': ['ABSENT'] }),
      did(world, 'school-admin', 'withdrawAbsence', { absenceId, reason: 'Hon var där.' }),
    ])
    expect(outcomes).toEqual(['DONE', 'DONE'])
    expect(['0/60/0/0/0', '0/0/60/0/0']).toContain(await minutesAt(world, lesson, 'Alva Bergström'))
  })
})
