import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, slug } from '../../identity/demo/keys.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'
import { attendanceHere, type Lesson, lessonsOf, minutesInto } from '../attendance/attendance.testing.ts'
import { ekhamra } from '../schedule/schedule.testing.ts'

const alva = id('Alva Bergström')

describe('Absence, to a substitute', () => {
  let world: World
  let lessons: Lesson[]
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    lessons = await lessonsOf(world, '7A/Matematik')
    await world.sql`insert into administration.absence (id, report_id, student_id, organisation_id, absence_type, starts_at, ends_at,
        is_whole_day, registered_by_id, registered_at)
      select gen_random_uuid(), gen_random_uuid(), ${alva}, ${ekhamra}, 'ANMALD_FRANVARO', d, d + interval '24 hours', true,
        ${id('Jenny Bergström')}, now()
      from generate_series('2026-11-16T00:00+01'::timestamptz, '2026-12-04T00:00+01', interval '1 day') d`
    const day = lessons[0]!.startsAt.toISOString().slice(0, 10)
    await world.sql`insert into identity.activity_teacher (id, activity_id, duty_id, start_date, end_date)
      values (gen_random_uuid(), ${activityId('ekhamraskolan/7A/Matematik')},
        ${demoId('Duty', `${slug('Nadia Rahimi')} at ekhamraskolan`)}, ${day}, ${day})`
    world.travel(minutesInto(lessons[0]!, -60))
  })
  afterAll(() => world.stop())

  const seen = async (persona: string) => {
    const { data } = await world.ask(persona, `{ person(id: "${alva}") { absences(first: 50) { edges { node { startsAt } } } } }`)
    return (data.person.absences.edges as { node: { startsAt: string } }[]).map(({ node }) => node.startsAt)
  }

  it('is told from the lessons of the days they were given, and from no other', async () => {
    const told = await seen('substitute')
    expect(told).toHaveLength(1)
    expect(Date.parse(told[0]!)).toBeLessThan(lessons[0]!.startsAt.getTime())
    expect(Date.parse(told[0]!)).toBeGreaterThan(lessons[0]!.startsAt.getTime() - 86_400_000)
    expect((await seen('teacher')).length).toBeGreaterThan(5)
  })
})
