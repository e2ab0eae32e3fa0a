import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { act, did, id, keptHere } from '../../subgraphs/identity/keeping/keeping.testing.ts'
import { activityId, groupId } from '../../subgraphs/identity/demo/keys.ts'
import { placementId } from '../../subgraphs/administration/demo/care.ts'

const [ekhamra, bjork, sjoviken] = [unitId('ekhamraskolan'), unitId('bjorkskolan'), unitId('sjoviken')]
let world: World
const elin = id('Elin Strand'), alva = id('Alva Bergström'), nils = id('Nils Bergström')
const past = (name: string, statement: string, role = 'viewer'): Promise<string> =>
  world.sql.begin(async (tx) => {
    await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
      set_config('skolgraf.today', '2026-11-22', true), set_config('skolgraf.now', '2026-11-22T11:00:00Z', true), set_config('role', ${`skolgraf_administration_${role}`}, true)`
    const { count } = await tx.unsafe(statement)
    await tx`select set_config('role', 'none', true)`
    throw new Error(`DONE ${count}`)
  }).catch((e) => e.message)
beforeAll(async () => { world = await openWorld(); await keptHere(world); await world.sql`delete from identity.master_system` })
afterAll(() => world.stop())


describe('probe', () => {
  it('extract', async () => {
    await world.sql`insert into administration.absence (id, report_id, student_id, organisation_id, absence_type, starts_at, ends_at, is_whole_day, registered_by_id, registered_at) values (gen_random_uuid(), gen_random_uuid(), ${elin}, ${ekhamra}, 'ANMALD_FRANVARO', '2026-11-12T08:00Z', '2026-11-12T09:00Z', false, ${id('Katarina Strand')}, now())`
    await world.sql`insert into administration.study_plan values (gen_random_uuid(), ${elin}, '2026-08-17', null, ${id('Anders Hellström')}, now())`
    for (const persona of ['protected-guardian', 'protected-pupil']) {
    const { data, errors } = await world.ask(persona, `{ person(id: "${elin}") { administrationRegister { concepts { concept rows } } identityRegister { concepts { name } } } }`)
    console.log(JSON.stringify(errors).slice(0, 500))
    console.log(JSON.stringify(data)?.slice(0, 3000))
    }
  })
  it('moved pupil', async () => {
    // Alva's grade set at Ekhamra; she moves to Bjork
    const amina = id('Amina Warsame')
    const [g] = await world.sql`select id, version, step_value, organisation_id from administration.grade where student_id = ${amina} and state = 'LOCKED' limit 1`
    await world.sql`update identity.enrolment set end_date = '2026-11-01' where pupil_id = ${amina}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date) values (gen_random_uuid(), ${amina}, ${bjork}, 'GR', 9, '2026-11-02')`
    const r = await act(world, 'principal-other-school', 'rectifyGrade', { gradeId: g!['id'], gradeValue: g!['stepValue'] === 'F' ? 'E' : 'F', reason: 'x', expectedVersion: g!['version'] }, 'grade { id gradeValue organisation { id } }')
    console.log(JSON.stringify(g), JSON.stringify(r.data), JSON.stringify(r.errors.map(e => e.message)))
  })
  it('kin mismatches', async () => {
    const hugo = id('Hugo Persson')
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date) values (gen_random_uuid(), ${hugo}, ${id('Anders Hellström')}, 'VARDNADSHAVARE', '2020-01-01', '2024-01-01')`
    const [y] = await world.sql`select y.id, s.value from administration.syllabus y join administration.grade_step s on s.scale_id = y.scale_id where y.school_type = 'GR' and s.is_pass limit 1`
    console.log('trial', await did(world, 'principal', 'recordTrialGrade', { studentId: hugo, organisationId: ekhamra, syllabusId: y!['id'], gradingTeacherId: id('Johan Lindqvist'), gradeValue: y!['value'], semester: 'HT', year: 2026 }))
    const plan = await act(world, 'principal', 'decideStudyPlan', { studentId: hugo, startDate: '2026-11-22', contents: [] }, 'studyPlan { id }')
    console.log('plan', JSON.stringify(plan.data), JSON.stringify(plan.errors))
    await world.sql`insert into administration.leave_application (id, student_id, organisation_id, start_date, end_date, school_days, reason, applied_by_id, applied_at) values ('00000000-0000-4000-8000-00000000aaaa', ${hugo}, ${ekhamra}, '2026-12-01','2026-12-02',2,'Resa hemligt', ${id('Jenny Bergström')}, now())`
    console.log('leave', await did(world, 'principal', 'decideLeave', { leaveApplicationId: '00000000-0000-4000-8000-00000000aaaa', isGranted: true, reason: 'ok' }))
  })
  it('leave list log', async () => {
    await world.sql`insert into administration.leave_application (id, student_id, organisation_id, start_date, end_date, school_days, reason, applied_by_id, applied_at) values ('00000000-0000-4000-8000-00000000aaab', ${elin}, ${ekhamra}, '2026-12-01','2026-12-02',2,'Resa hemligt', ${id('Katarina Strand')}, now())`
    await world.sql`delete from identity.read_event`
    const { data, errors } = await world.ask('principal', `{ organisation(id: "${ekhamra}") { waitingLeaveApplications { edges { node { reason startDate } } } } }`)
    console.log(JSON.stringify(data), JSON.stringify(errors))
    console.log(JSON.stringify(await world.sql`select field from identity.read_event`))
  })
  it('own child', async () => {
    // The mentor of 7A is a guardian of a pupil there
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date) values (gen_random_uuid(), ${id('Ebba Wiklund')}, ${id('Sara Holmgren')}, 'VARDNADSHAVARE', '2020-01-01')`
    const a = await act(world, 'mentor', 'registerAbsence', { personId: id('Ebba Wiklund'), startDate: '2026-11-10' }, 'absences { id }')
    console.log(JSON.stringify(a.data), JSON.stringify(a.errors))
    const one = a.data?.registerAbsence.absences?.[0]?.id
    console.log('withdraw own', one && await did(world, 'mentor', 'withdrawAbsence', { absenceId: one, reason: 'x' }))
  })
  it('school year of another organisation', async () => {
    await world.sql`insert into administration.school_year (id, organisation_id, start_date, autumn_end_date, spring_start_date, end_date) values ('00000000-0000-4000-8000-00000000bbbb', ${sjoviken}, '2029-08-17', '2029-12-18', '2030-01-11', '2030-06-11')`
    const r = await act(world, 'authority-admin', 'decideSchoolYear', { organisationId: ekhamra, schoolYearId: '00000000-0000-4000-8000-00000000bbbb', expectedVersion: 1, startDate: '2029-08-17', autumnEndDate: '2029-12-18', springStartDate: '2030-01-11', endDate: '2030-06-12' }, 'schoolYear { id }')
    console.log(JSON.stringify(r.data), JSON.stringify(r.errors))
    const q = await act(world, 'principal', 'decideSchoolYear', { organisationId: ekhamra, schoolYearId: '00000000-0000-4000-8000-00000000bbbb', expectedVersion: 1, startDate: '2029-08-17', autumnEndDate: '2029-12-18', springStartDate: '2030-01-11', endDate: '2030-06-12' }, 'schoolYear { id }')
    console.log(JSON.stringify(q.data), JSON.stringify(q.errors))
  })
  it('protected teacher', async () => {
    // who knows that a protected teacher teaches
    const johan = id('Johan Lindqvist')
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${johan}`
    const { data, errors } = await world.ask('school-admin', `{ schedule(of: {organisationId: "${ekhamra}"}, week: "2026-W48") { lessons { teachers { duty { id } } activity { id displayName teachers { duty { id person { id } } } } } } }`)
    const text = JSON.stringify(data)
    console.log('johan in', text?.includes(johan), JSON.stringify(errors.slice(0,1)))
    const grades = await world.ask('guardian', `{ person(id: "${alva}") { grades { edges { node { gradingTeacher { id } registeredBy { id } lockedBy { id } cosigner { id } } } } } }`)
    console.log('grades johan', JSON.stringify(grades.data)?.includes(johan))
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${johan}`
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${id('Fatima Haddad')}`
    await world.sql`insert into administration.attendance_event (id, placement_id, child_id, group_id, event_type, occurred_at, registered_by_id) select gen_random_uuid(), id, child_id, group_id, 'IN', '2026-11-22T08:00Z', ${id('Fatima Haddad')} from administration.placement where child_id = ${nils}`
    const ev = await world.ask('guardian', `{ placement(id: "${placementId(nils)}") { attendanceEvents { registeredBy { id } } careWeek { days { comments { answeredBy { id } author { id } } } } } }`)
    console.log('fatima', JSON.stringify(ev.data), id('Fatima Haddad'))
  })
})
