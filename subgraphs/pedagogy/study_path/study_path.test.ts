import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { alva } from '../talk_round/talk.testing.ts'
import { ekhamra, studiesIn, studyPathsIn, swedish, withoutPaths } from './study_path.testing.ts'

describe('A study path', () => {
  let world: World
  let paths: ReturnType<typeof studyPathsIn>
  beforeAll(async () => {
    world = await openWorld()
    paths = studyPathsIn(world)
    await studiesIn(world, 'VUXGR')
  })
  beforeEach(() => withoutPaths(world))
  afterAll(() => world.stop())

  it('is begun by the mentor, gets steps, and steps are followed up once', async () => {
    const pathId = await paths.begun()
    const first = await paths.plan('teacher', pathId, 1)
    const [{ id: stepId }] = first.data.planStudyPathStep.studyPath.steps
    expect(first.data.planStudyPathStep.studyPath).toMatchObject({ version: 2, steps: [{ way: 'DISTANCE', syllabus: { id: swedish } }] })
    expect(verdict(await paths.plan('teacher', pathId, 1))).toBe('CONFLICT')
    const anew = await paths.plan('mentor', pathId, 2, { stepId, way: 'VALIDATION' })
    expect(anew.data.planStudyPathStep.studyPath.steps).toMatchObject([{ id: stepId, way: 'VALIDATION' }])
    const followed = { pathId, stepId, followUp: 'Kursen är prövad.', followedUpOn: '2026-11-20' }
    expect(await paths.did('mentor', 'followUpStudyPathStep', { ...followed, expectedVersion: 2 })).toBe('CONFLICT')
    expect(await paths.did('mentor', 'followUpStudyPathStep', { ...followed, expectedVersion: 3 })).toBe('DONE')
    for (const name of ['followUpStudyPathStep', 'removeStudyPathStep']) {
      const more = name === 'removeStudyPathStep' ? { pathId, stepId } : followed
      expect(await paths.did('teacher', name, { ...more, expectedVersion: 4 }), name).toBe('FOLLOWED_UP')
    }
    expect(verdict(await paths.plan('teacher', pathId, 4, { stepId }))).toBe('FOLLOWED_UP')
    const second = await paths.plan('teacher', pathId, 4, { plannedStartDate: '2027-01-11' })
    const other = second.data.planStudyPathStep.studyPath.steps[1].id as string
    const left = await paths.doing('teacher', 'removeStudyPathStep', { pathId, stepId: other, expectedVersion: 5 })
    expect(left.data.removeStudyPathStep.studyPath).toMatchObject({ version: 6, steps: [{ id: stepId, followUp: 'Kursen är prövad.' }] })
    const told = await world.sql`select distinct kind from pedagogy.change where entity = 'StudyPath' and entity_id = ${pathId}`
    expect(told.map((row) => row['kind'])).toEqual(['UPSERT'])
  }) // prettier-ignore

  it('is written anew by the version that was read, and says what it says whole', async () => {
    const pathId = await paths.begun('teacher')
    expect(await paths.goals('pupil')).toEqual(['Bli undersköterska.'])
    const write = { pathId, goals: 'Läsa vidare.' }
    expect(await paths.did('mentor', 'writeStudyPath', { ...write, expectedVersion: 2 })).toBe('CONFLICT')
    expect(await paths.did('mentor', 'writeStudyPath', { ...write, expectedVersion: 1 })).toBe('DONE')
    expect(await paths.did('mentor', 'writeStudyPath', { ...write, goals: ' ', expectedVersion: 2 })).toBe('TEXT_INVALID')
    const seen = await world.ask('pupil', `{ person(id: "${alva}") { studyPaths {
      goals background pace version schoolType organisation { id } author { id } permittedActions } } }`) // prettier-ignore
    expect(seen.data.person.studyPaths).toEqual([
      { goals: 'Läsa vidare.', background: null, pace: null, version: 2, schoolType: 'VUXGR', organisation: { id: ekhamra },
        author: { id: id('Johan Lindqvist') }, permittedActions: [] },
    ]) // prettier-ignore
    const noted = await world.sql`select distinct field from identity.read_event where subject_id = ${alva}
      and (field like 'StudyPath%' or field = 'Person.studyPaths')`
    expect(noted.map((row) => row['field'])).toEqual(
      expect.arrayContaining(['Person.studyPaths', 'StudyPath.goals', 'StudyPath.background', 'StudyPath.pace']),
    )
  })

  it.each([
    [{ studentId: unknown }, 'NOT_FOUND'],
    [{ studentId: 'x' }, 'NOT_FOUND'],
    [{ studentId: id('Nils Bergström') }, 'NOT_FOUND'],
    [{ organisationId: unitId('bjorkskolan') }, 'NOT_ENROLLED'],
    [{ goals: '' }, 'TEXT_INVALID'],
    [{ background: ' ' }, 'TEXT_INVALID'],
    [{ pace: 'x'.repeat(4001) }, 'TEXT_INVALID'],
  ])('with %j is not begun: %s', async (more, code) => expect(verdict(await paths.begin('teacher', more))).toBe(code))

  it.each([
    [{ stepId: unknown }, 'STEP_NOT_FOUND'],
    [{ syllabusId: unknown }, 'SYLLABUS_NOT_FOUND'],
    [{ syllabusId: 'x' }, 'SYLLABUS_NOT_FOUND'],
    [{ plannedEndDate: '2026-11-30' }, 'DATES_INVALID'],
    [{ plannedEndDate: '2030-12-01' }, 'DATES_INVALID'],
    [{ pathId: unknown }, 'NOT_FOUND'],
  ])('has no step with %j: %s', async (more, code) => {
    const pathId = await paths.begun()
    expect(verdict(await paths.plan('teacher', pathId, 1, more))).toBe(code)
    const [kept] = await world.sql`select version from pedagogy.study_path where id = ${pathId}`
    expect(kept!['version']).toBe(1)
  })

  it('is not followed up before it has happened, and has fifty steps at most', async () => {
    const pathId = await paths.begun()
    const { data } = await paths.plan('teacher', pathId, 1)
    const [{ id: stepId }] = data.planStudyPathStep.studyPath.steps
    const early = { pathId, stepId, followUp: 'Bra.', followedUpOn: '2026-11-23', expectedVersion: 2 }
    expect(await paths.did('teacher', 'followUpStudyPathStep', early)).toBe('DATE_INVALID')
    await world.sql`insert into pedagogy.study_path_step (id, path_id, student_id, syllabus_id, planned_start_date, planned_end_date, way)
      select gen_random_uuid(), ${pathId}, ${alva}, ${swedish}, '2026-12-01', '2026-12-02', 'ON_SITE' from generate_series(1, 49)`
    expect(verdict(await paths.plan('teacher', pathId, 2))).toBe('TOO_MANY')
  })

  it.each([
    ['GR', 'NOT_FOR_SCHOOL_TYPE'],
    ['FKLASS', 'NOT_FOR_SCHOOL_TYPE'],
    ['GY', 'DONE'],
    ['GYAN', 'DONE'],
    ['SFI', 'DONE'],
    ['VUXGY', 'DONE'],
  ])('of a pupil of %s is begun: %s; once at a unit', async (schoolType, code) => {
    await studiesIn(world, schoolType)
    const asked = `{ person(id: "${alva}") { permittedStudyPathActions } }`
    const permitted = async () => (await world.ask('mentor', asked)).data.person.permittedStudyPathActions
    expect(await permitted()).toEqual(code === 'DONE' ? ['BEGIN_STUDY_PATH'] : [])
    expect(verdict(await paths.begin('mentor'))).toBe(code)
    if (code === 'DONE') expect(verdict(await paths.begin('teacher'))).toBe('ALREADY_BEGUN')
    expect(await permitted()).toEqual([])
    await studiesIn(world, 'VUXGR')
  })

  it('is another system’s where that is master', async () => {
    const pathId = await paths.begun()
    const [master] = await world.sql`update identity.master_system set domain = 'GRADES'
      where domain = 'PLANS' and organisation_id = ${ekhamra} returning id`
    expect(verdict(await paths.plan('mentor', pathId, 1))).toBe('MASTERED_ELSEWHERE')
    await withoutPaths(world)
    expect(verdict(await paths.begin('mentor'))).toBe('MASTERED_ELSEWHERE')
    await world.sql`update identity.master_system set domain = 'PLANS' where id = ${master!['id']}`
  })
})
