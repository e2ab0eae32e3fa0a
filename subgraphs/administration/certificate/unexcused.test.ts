import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, id } from '../../identity/keeping/keeping.testing.ts'
import { amina, gradedHere, nine, swedish } from '../grade/grade.testing.ts'

describe('A document of grades', () => {
  let world: World
  let unit: string
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    const [row] = await world.sql`select organisation_id as id from identity."group" where id = ${nine}`
    unit = row!['id']
  })
  afterAll(() => world.stop())

  const hours = async (input: object) => {
    const given = { studentId: amina, organisationId: unit, schoolType: 'GR', kind: 'TERMINSBETYG', semester: 'VT', year: 2026, ...input }
    const { data } = await act(world, 'principal', 'issueCertificate', given, 'certificate { content { unexcusedHours } }')
    return data.issueCertificate.certificate.content.unexcusedHours
  } // prettier-ignore

  it('of a term tells the hours of absence without a valid reason, and no other document does', async () => {
    // Nobody here knows while another system keeps attendance.
    expect(await hours({})).toBeNull()
    await world.sql`delete from identity.master_system where domain = 'ATTENDANCE'`
    const absent = (day: string, minutes: number) =>
      world.sql`with lesson as (insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
          values (gen_random_uuid(), ${unit}, ${swedish}, ${`${day}T07:00:00Z`}, ${`${day}T08:00:00Z`}) returning *)
        insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id, lesson_minutes,
          attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, reporter_id, reported_at)
        select gen_random_uuid(), ${amina}, id, starts_at, activity_id, organisation_id, 60, 0, 60 - ${minutes}::int, ${minutes}::int, 0, 0,
          ${id('Göran Åkesson')}, now() from lesson`
    for (const [day, minutes] of [['2025-12-10', 60], ['2026-02-10', 60], ['2026-03-10', 8], ['2026-03-11', 0], ['2026-09-10', 30]] as const) await absent(day, minutes)
    expect(await hours({})).toBe(1.1)
    expect(await hours({ kind: 'UTDRAG' })).toBeNull()
    await world.sql`update administration.grade set is_final = true where student_id = ${amina}`
    expect(await hours({ kind: 'SLUTBETYG', semester: 'VT', year: 2026 })).toBeNull()
  }) // prettier-ignore
})
