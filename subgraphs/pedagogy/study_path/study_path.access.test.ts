import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { everyone, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { askPast, pastTheRules } from '../pedagogy.testing.ts'
import { alva, elin, johan, sara } from '../talk_round/talk.testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { ekhamra, studiesIn, studyPathsIn, swedish, withoutPaths } from './study_path.testing.ts'

const bjork = unitId('bjorkskolan')
const school = ['principal', 'teacher', 'mentor']
const strangers = [
  'Peter Lund',
  'Göran Åkesson',
  'Nadia Rahimi',
  'Lena Forsberg',
  'Petra Sandström',
  'Monica Berglund',
  'Maria Söderberg',
  'David Nyberg',
  'Robert Sjögren',
]

describe('Who reads and writes a study path', () => {
  let world: World
  let paths: ReturnType<typeof studyPathsIn>
  beforeAll(async () => {
    world = await openWorld()
    paths = studyPathsIn(world)
    for (const pupil of [alva, elin]) await studiesIn(world, 'VUXGR', pupil)
  })
  beforeEach(() => withoutPaths(world))
  afterAll(() => world.stop())

  const seenPast = (name: string) => askPast(world, id(name), 'select id from pedagogy.study_path')
  const tries = (name: string, statement: string) =>
    pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count).catch(({ code }) => code as string)

  it('is the pupil, home while they are a minor, and their own school; the last alone write', async () => {
    for (const persona of everyone) {
      const may = persona === 'teacher' || persona === 'mentor'
      const asked = `{ person(id: "${alva}") { permittedStudyPathActions } }`
      const permitted = (await world.ask(persona, asked)).data?.person?.permittedStudyPathActions ?? []
      expect(permitted.length > 0, persona).toBe(may)
      expect(verdict(await paths.begin(persona)) === 'DONE', persona).toBe(may)
      await withoutPaths(world)
    }
    const pathId = await paths.begun()
    expect(await paths.readers()).toEqual([...school, 'guardian', 'guardian-other-parent', 'pupil'])
    for (const persona of ['counsellor', 'special-educator', 'school-admin', 'authority-admin', 'step-parent'])
      expect(await paths.goals(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['principal', 'guardian', 'pupil'])
      expect(verdict(await paths.plan(persona, pathId, 1)), persona).toBe('FORBIDDEN')
    // Whoever may not see it is told nothing of it.
    expect(verdict(await paths.plan('former-teacher', pathId, 1))).toBe('NOT_FOUND')
    for (const persona of ['teacher', 'guardian', 'pupil'])
      expect(await paths.goals(persona, 'LOW'), persona).toBe('STEP_UP_REQUIRED')
    expect(verdict(await paths.begin('mentor', {}, 'LOW'))).toBe('STEP_UP_REQUIRED')
  })

  it('is no guardian of an adult any more, but with the pupil’s consent', async () => {
    await paths.begun()
    const [born] = await world.sql`select birth_date::text as born from identity.person where id = ${alva}`
    await world.sql`update identity.person set birth_date = '2008-02-01' where id = ${alva}`
    expect(await paths.readers()).toEqual([...school, 'pupil'])
    expect(await seenPast('Jenny Bergström')).toEqual([])
    const consent = (isGiven: boolean) =>
      world.sql`update identity.responsible set adult_consent = ${isGiven} where pupil_id = ${alva}
        and person_id = ${id('Jenny Bergström')}`
    await consent(true)
    expect(await paths.readers()).toEqual([...school, 'guardian', 'pupil'])
    await consent(false)
    await world.sql`update identity.person set birth_date = ${born!['born']} where id = ${alva}`
  })

  it('is nobody of their own child, but as what they are at home', async () => {
    const pathId = await paths.begun()
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values (gen_random_uuid(), ${alva}, ${johan}, 'VARDNADSHAVARE', '2014-01-01', '2020-01-01')`
    expect(await paths.goals('teacher')).toEqual([])
    expect(verdict(await paths.plan('teacher', pathId, 1))).toBe('NOT_FOUND')
    expect(await tries('Johan Lindqvist', 'update pedagogy.study_path set version = 9')).toBe(0)
    await withoutPaths(world)
    expect(verdict(await paths.begin('teacher'))).toBe('OWN_CHILD')
    await world.sql`delete from identity.responsible where person_id = ${johan}`
  })

  it('is not the former school', async () => {
    const pathId = await paths.begun()
    await world.sql`update identity.enrolment set end_date = '2026-11-21' where pupil_id = ${alva} and end_date is null`
    expect(await tries('Sara Holmgren', 'update pedagogy.study_path set version = 9')).toBe(0)
    expect(verdict(await paths.plan('mentor', pathId, 1))).toBe('NOT_FOUND')
    expect(await seenPast('Alva Bergström')).toEqual([[pathId]])
    await world.sql`update identity.enrolment set end_date = null where pupil_id = ${alva} and end_date = '2026-11-21'`
  })

  it('is no other unit’s to write, whatever the pupil is there, nor anybody’s with a password alone', async () => {
    const pathId = await paths.begun()
    const pace = "update pedagogy.study_path set pace = 'x'"
    const low = (name: string, statement: string) =>
      pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count, { assurance: 'LOW' })
    for (const name of ['Alva Bergström', 'Johan Lindqvist'])
      expect(await low(name, 'select from pedagogy.study_path'), name).toBe(0)
    expect(await low('Johan Lindqvist', pace)).toBe(0)
    await world.sql`update pedagogy.study_path set organisation_id = ${bjork}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, start_date)
      values ('00000000-0000-4000-8000-0000000000e1', ${alva}, ${bjork}, 'VUXGR', '2026-08-01')`
    expect(await paths.goals('teacher')).toHaveLength(1)
    expect(await tries('Johan Lindqvist', pace)).toBe(0)
    expect(verdict(await paths.plan('teacher', pathId, 1))).toBe('FORBIDDEN')
    expect(verdict(await paths.begin('teacher', { organisationId: bjork }))).toBe('FORBIDDEN')
    await world.sql`delete from identity.enrolment where id = '00000000-0000-4000-8000-0000000000e1'`
  })

  it('is kept by the rows, of a protected pupil too, whatever a rule lets through', async () => {
    const pathId = await paths.begun()
    const protectedOne = await paths.begun('mentor', { studentId: elin })
    for (const name of ['Johan Lindqvist', 'Sara Holmgren', 'Anders Hellström'])
      expect(await seenPast(name), name).toHaveLength(2)
    for (const name of ['Elin Strand', 'Katarina Strand']) expect(await seenPast(name), name).toEqual([[protectedOne]])
    for (const name of ['Alva Bergström', 'Jenny Bergström']) expect(await seenPast(name), name).toEqual([[pathId]])
    for (const name of strangers) expect(await seenPast(name), name).toEqual([])
  })

  it('is who the rows let write, and what was followed up stays', async () => {
    const pathId = await paths.begun()
    await paths.plan('teacher', pathId, 1)
    const pace = "update pedagogy.study_path set pace = 'x'"
    for (const name of ['Alva Bergström', 'Jenny Bergström', 'Anders Hellström']) expect(await tries(name, pace), name).toBe(0)
    expect(await tries('Sara Holmgren', pace)).toBe(1)
    expect(await tries('Sara Holmgren', `${pace}, author_id = '${johan}'`)).toBe('42501')
    expect(await tries('Sara Holmgren', 'delete from pedagogy.study_path')).toBe('42501')
    const followed = "update pedagogy.study_path_step set follow_up = 'x', followed_up_on = '2026-11-01'"
    expect(await tries('Jenny Bergström', followed)).toBe(0)
    expect(await tries('Johan Lindqvist', followed)).toBe(1)
    await world.sql.unsafe(followed)
    expect(await tries('Johan Lindqvist', followed)).toBe(0)
    expect(await tries('Johan Lindqvist', 'delete from pedagogy.study_path_step')).toBe(0)
    const step = (student: string) => `insert into pedagogy.study_path_step
      (id, path_id, student_id, syllabus_id, planned_start_date, planned_end_date, way)
      values (gen_random_uuid(), '${pathId}', '${student}', '${swedish}', '2026-12-01', '2026-12-02', 'ON_SITE')`
    expect(await tries('Johan Lindqvist', step(alva))).toBe(1)
    expect(await tries('Johan Lindqvist', step(elin))).toBe('23503')
    for (const name of ['Alva Bergström', 'Anders Hellström']) expect(await tries(name, step(alva)), name).toBe('42501')
  })

  it('is who the rows let begin one, in the school type where the pupil goes', async () => {
    const insert = (author: string, schoolType: string) => `insert into pedagogy.study_path
      (id, student_id, organisation_id, school_type, author_id, goals)
      values (gen_random_uuid(), '${alva}', '${ekhamra}', '${schoolType}', '${author}', 'x')`
    expect(await tries('Johan Lindqvist', insert(johan, 'VUXGR'))).toBe(1)
    expect(await tries('Johan Lindqvist', insert(johan, 'GY'))).toBe('42501')
    expect(await tries('Johan Lindqvist', insert(sara, 'VUXGR'))).toBe('42501')
    expect(await tries('Alva Bergström', insert(alva, 'VUXGR'))).toBe('42501')
    expect(await tries('Lena Forsberg', insert(id('Lena Forsberg'), 'VUXGR'))).toBe('42501')
    await studiesIn(world, 'GR')
    expect(await tries('Johan Lindqvist', insert(johan, 'GR'))).not.toBe(1)
    await studiesIn(world, 'VUXGR')
  })
})
