import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, type Direct, entitiesOf, representationsOf } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'
import { administration } from '../administration.ts'
import { attendanceHere } from '../attendance/attendance.testing.ts'
import { bjork, ekhamra } from '../schedule/schedule.testing.ts'

const moved = ['Elin Strand', 'Hugo Persson'] as const
const days = '(startDate: "2026-11-16", endDate: "2026-11-22")'

describe('Absence at the school a pupil has left', () => {
  let world: World
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    const { sql } = world
    for (const pupil of moved.map(id)) {
      await sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date, end_date)
        values (gen_random_uuid(), ${pupil}, ${bjork}, 'GR', 7, '2026-08-01', '2026-11-18')`
      await sql`insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id,
          lesson_minutes, attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes,
          reporter_id, reported_at)
        select gen_random_uuid(), ${pupil}, id, starts_at, activity_id, organisation_id, 60, 0, 60, 0, 0, 0, ${id('Lena Forsberg')}, now()
        from administration.calendar_event where organisation_id = ${bjork} and starts_at between '2026-11-16' and '2026-11-18'
          and not is_cancelled order by starts_at limit 1`
      await sql`insert into administration.absence (id, report_id, student_id, organisation_id, absence_type, starts_at, ends_at, is_whole_day,
          registered_by_id, registered_at)
        values (gen_random_uuid(), gen_random_uuid(), ${pupil}, ${bjork}, 'ANMALD_FRANVARO', '2026-11-16', '2026-11-17', true,
          ${id('Lena Forsberg')}, now()),
        (gen_random_uuid(), gen_random_uuid(), ${pupil}, ${ekhamra}, 'ANMALD_FRANVARO', '2026-11-19', '2026-11-20', true,
          ${id('Lena Forsberg')}, now())`
      await sql`insert into administration.leave_application (id, student_id, organisation_id, start_date, end_date, school_days, reason,
          applied_by_id, applied_at)
        values (gen_random_uuid(), ${pupil}, ${bjork}, '2026-11-16', '2026-11-16', 1, 'Flytt', ${id('Katarina Strand')}, now())`
    }
    direct = await askDirectly(world, administration)
  })
  afterAll(async () => {
    await direct?.stop()
    await world?.stop()
  })

  const fields = 'absences { edges { node { organisation { id } } } } attendances { edges { node { organisation { id } } } }'
  /** At which schools each pupil has been, as a persona is told it; how much of it is counted. */
  const told = async (persona: string, more = 'leaveApplications { organisation { id } }') => {
    const query = entitiesOf('Person', `${fields} ${more} absenceSummary${days} { reportedMinutes }`)
    const { data } = await direct.ask(persona, query, representationsOf('Person', moved.map(id)))
    return (data!['_entities'] as any[]).map((one) => [
      JSON.stringify([one?.absences, one?.attendances, one?.leaveApplications]).split(bjork).length - 1,
      one?.absenceSummary?.reportedMinutes ?? null,
    ])
  }

  it('is told of a protected pupil to themself and their guardians alone, of others to whoever sees it', async () => {
    expect(await told('protected-guardian')).toEqual([[3, 60], [0, null]])
    expect(await told('protected-pupil')).toEqual([[3, 60], [0, null]])
    expect(await told('mentor')).toEqual([[0, 0], [3, 60]])
    expect(await told('principal')).toEqual([[0, 0], [3, 60]])
    expect(await told('counsellor', '')).toEqual([[0, 0], [2, 60]])
    expect(await told('school-admin')).toEqual([[0, null], [3, 60]])
    expect(await told('principal-other-school')).toEqual([[0, null], [0, null]])
  }) // prettier-ignore

  it('of their school of today is told as before', async () => {
    const { data } = await world.ask('mentor', `{ person(id: "${id(moved[0])}") { absences { edges { node { organisation { id } } } } } }`)
    expect(data.person.absences.edges).toEqual([{ node: { organisation: { id: ekhamra } } }])
  }) // prettier-ignore
})
