import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { attendanceHere, forgotten } from '../attendance/attendance.testing.ts'
import { bjork, ekhamra, past } from '../schedule/schedule.testing.ts'

const alva = id('Alva Bergström')
const [jenny, sara, anders, monica, lena] = ['Jenny Bergström', 'Sara Holmgren', 'Anders Hellström', 'Monica Berglund', 'Lena Forsberg'].map(id) // prettier-ignore
const leaveId = '00000000-0000-4000-8000-0000000001ea'

describe('Absence and leave, past the rules', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
  })
  beforeEach(async () => {
    world.travel('2026-11-23')
    await forgotten(world)
    await world.sql`delete from administration.leave_application`
  })
  afterAll(() => world.stop())

  const tries = (name: string, statement: string) => past(world, name, statement).catch(({ code }) => code as string)
  const leave = (columns: string, values: string, { days = 1, unit = ekhamra }: { days?: number; unit?: string } = {}) =>
    `insert into administration.leave_application (id, student_id, organisation_id, start_date, end_date, school_days, reason,
      applied_by_id, applied_at ${columns}) values ('${leaveId}', '${alva}', '${unit}', '2026-11-26', '2026-11-27', ${days},
      'Bröllop', '${jenny}', now() ${values})`
  const absence = (by: string | undefined, columns = '', values = '', type = 'ANMALD_FRANVARO') =>
    `insert into administration.absence (id, report_id, student_id, organisation_id, absence_type, starts_at, ends_at, is_whole_day,
      registered_by_id, registered_at ${columns}) values (gen_random_uuid(), gen_random_uuid(), '${alva}', '${ekhamra}', '${type}',
      '2026-11-26', '2026-11-27', true, '${by}', now() ${values})`
  const decision = (by: string | undefined) =>
    `update administration.leave_application set state = 'GRANTED', decided_by_id = '${by}', decided_at = now(), decision_reason = 'x',
      has_special_grounds = true`

  it('is not granted by who applies for it', async () => {
    const granted = leave(', state, decided_by_id, decided_at, decision_reason', `, 'GRANTED', '${anders}', now(), 'Ja'`)
    expect(await tries('Jenny Bergström', granted)).toBe('42501')
    expect(await tries('Jenny Bergström', absence(jenny, ', leave_application_id', `, '${leaveId}'`, 'BEVILJAD_LEDIGHET'))).toBe('42501') // prettier-ignore
    expect(await tries('Sara Holmgren', absence(sara, ', leave_application_id', `, '${leaveId}'`, 'BEVILJAD_LEDIGHET'))).toBe('42501') // prettier-ignore
    expect(await tries('Jenny Bergström', leave('', ''))).toBe(1)
    expect(await tries('Jenny Bergström', absence(jenny))).toBe(1)
  })

  it('is decided in nobody else’s name, and long leave by the principal alone', async () => {
    expect(await tries('Jenny Bergström', leave('', ''))).toBe(1)
    expect(await tries('Sara Holmgren', decision(anders))).toBe('42501')
    expect(await tries('Sara Holmgren', decision(sara))).toBe(1)
    expect(await tries('Anders Hellström', decision(anders))).toBe(0)
    await world.sql`update administration.leave_application set state = 'REQUESTED', decided_by_id = null, school_days = 11`
    expect(await tries('Sara Holmgren', decision(sara))).toBe(0)
    expect(await tries('Monica Berglund', decision(monica))).toBe(0)
    expect(await tries('Anders Hellström', decision(anders))).toBe(1)
  })

  it('of the one school is not decided at the other that the pupil goes to', async () => {
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      values (gen_random_uuid(), ${alva}, ${bjork}, 'GR', 7, '2026-08-01')`
    await world.sql.unsafe(leave('', ''))
    const decide = { leaveApplicationId: leaveId, isGranted: true, reason: 'Ja' }
    const { data } = await world.ask('principal-other-school', `{ person(id: "${alva}") { leaveApplications { permittedActions } } }`) // prettier-ignore
    expect(data.person.leaveApplications).toEqual([{ permittedActions: [] }])
    expect(await did(world, 'principal-other-school', 'decideLeave', decide)).toBe('FORBIDDEN')
    expect(await tries('Lena Forsberg', decision(lena))).toBe(0)
    expect(await did(world, 'principal', 'decideLeave', decide)).toBe('DONE')
    await world.sql`delete from identity.enrolment where pupil_id = ${alva} and organisation_id = ${bjork}`
  })

  it('that the school took back is not reported again by turning it round, nor taken back in another name', async () => {
    const report = await act(world, 'guardian', 'reportAbsence', { personId: alva, startDate: '2026-11-23' }, 'absences { id }')
    const absenceId = report.data.reportAbsence.absences[0].id
    const taking = (by: string | undefined) => `update administration.absence set withdrawn_at = now(), withdrawn_by_id = '${by}'`
    expect(await tries('Jenny Bergström', taking(monica))).toBe('42501')
    expect(await tries('Monica Berglund', taking(jenny))).toBe('42501')
    expect(await did(world, 'school-admin', 'withdrawAbsence', { absenceId, reason: 'Hon var där.' })).toBe('DONE')
    const turning = 'update administration.absence set withdrawn_at = null, withdrawn_by_id = null'
    expect(await tries('Jenny Bergström', turning)).toBe(0)
    expect(await tries('Anders Hellström', turning)).toBe(0)
  })

  it('is not for who is responsible for the child in another way, or was', async () => {
    await world.sql.unsafe(leave('', ''))
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values (gen_random_uuid(), ${alva}, ${sara!}, 'VARDNADSHAVARE', '2015-01-01', '2020-01-01')`
    const { data } = await world.ask('mentor', `{ person(id: "${alva}") { permittedAbsenceActions leaveApplications { permittedActions } } }`) // prettier-ignore
    expect(data.person).toEqual({ permittedAbsenceActions: [], leaveApplications: [{ permittedActions: [] }] })
    expect(await did(world, 'mentor', 'registerAbsence', { personId: alva, startDate: '2026-11-20' })).toBe('OWN_CHILD')
    expect(verdict(await act(world, 'mentor', 'decideLeave', { leaveApplicationId: leaveId, isGranted: true, reason: 'Ja' }))).toBe('OWN_CHILD') // prettier-ignore
    expect([await tries('Sara Holmgren', decision(sara)), await tries('Sara Holmgren', absence(sara))]).toEqual([0, '42501'])
    await world.sql`delete from identity.responsible where pupil_id = ${alva} and person_id = ${sara!}`
  })
})
