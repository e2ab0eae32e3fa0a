import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, everyone, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { syllabusId } from '../grading/grading.syllabuses.ts'
import { amina, english, gradedHere, lock, nine, pastRules, pupilOf9A, seen, set, sign, swedish, term } from './grade.testing.ts'

const statesOf = (answer: any): string[] => answer.data.lockGrades.gradeCatalogue.grades.map(({ state }: any) => state)

describe('A grade, from thought to certainty', () => {
  let world: World
  let william: string
  let nour: string
  beforeAll(async () => {
    world = await openWorld()
    ;[william, nour] = [await pupilOf9A(world, 'William Bengtsson'), await pupilOf9A(world, 'Nour Mahmoud')]
  })
  afterAll(() => world.stop())

  it('is not set here while another system is master of grades', async () => {
    expect(verdict(await set(world, [{ studentId: amina, gradeValue: 'C' }]))).toBe('MASTERED_ELSEWHERE')
    const { data } = await world.ask(
      'former-teacher',
      `{ gradeSheet(activityId: "${swedish}", semester: HT, year: 2026) { permittedActions } }`,
    )
    expect(data.gradeSheet.permittedActions).toEqual([])
    await gradedHere(world)
  })

  it.each([
    [[], 'TOO_MANY'],
    [[{ studentId: amina, gradeValue: 'G' }], 'VALUE_NOT_IN_SCALE'],
    [
      [
        { studentId: amina, gradeValue: 'C' },
        { studentId: amina, gradeValue: 'B' },
      ],
      'DUPLICATE',
    ],
    [[{ studentId: id('Alva Bergström'), gradeValue: 'C' }], 'NOT_A_MEMBER'],
    [[{ studentId: amina, gradeValue: 'C', motivation: 'x'.repeat(4001) }], 'TEXT_TOO_LONG'],
  ])('is not set as %j', async (grades, code) => expect(verdict(await set(world, grades))).toBe(code))

  it('is of a term that is open, in an activity with a syllabus', async () => {
    expect(verdict(await set(world, [{ studentId: amina, gradeValue: 'C' }], { year: 2024 }))).toBe('TERM_NOT_OPEN')
    const unlinked = id('Alva Bergström')
    expect(verdict(await set(world, [{ studentId: amina, gradeValue: 'C' }], { activityId: unlinked }))).toBe('NOT_FOUND')
  })

  it('is a draft that its author alone sees, and may change', async () => {
    await set(world, [{ studentId: amina, gradeValue: 'E' }])
    const { data } = await set(world, [
      {
        studentId: amina,
        gradeValue: 'C',
        motivation: 'Läser och skriver säkert.',
        adaptedStudyPlan: 'Anpassad studiegång',
        remark: 'Anmärkning',
      },
      { studentId: william, gradeValue: '-' },
    ])
    const entries = data.setGrades.gradeSheet.entries
    expect(entries).toHaveLength(16)
    expect(entries.find((one: any) => one.student.id === amina)).toEqual({
      student: { id: amina },
      draft: { gradeValue: 'C', motivation: 'Läser och skriver säkert.' },
      grade: null,
    })
    for (const persona of everyone.filter((one) => one !== 'former-teacher')) {
      const { data: other } = await world.ask(
        persona,
        `{ gradeSheet(activityId: "${swedish}", semester: HT, year: 2026) { entries { draft { id } } } }`,
      )
      expect(other?.gradeSheet ?? null, persona).toBeNull()
    }
    for (const name of ['Anders Hellström', 'Sara Holmgren', 'Amina Warsame', 'Monica Berglund'])
      expect(await pastRules(world, name, 'select from administration.grade_draft'), name).toBe(0)
    expect(await seen(world, 'adult-pupil', amina)).toEqual([])
  })

  it('is signed, and then seen by who leads the unit and not yet by the pupil', async () => {
    const { data } = await sign(world)
    expect(data.signGrades.gradeSheet.entries.filter(({ grade }: any) => grade)).toHaveLength(2)
    expect(await seen(world, 'adult-pupil', amina)).toEqual([])
    expect(await seen(world, 'principal', amina)).toMatchObject([{ gradeValue: 'C', state: 'SIGNED' }])
    expect(verdict(await sign(world))).toBe('NOTHING_TO_SIGN')
    expect(verdict(await set(world, [{ studentId: amina, gradeValue: 'B' }]))).toBe('ALREADY_SIGNED')
  })

  it('is locked by the principal, who is warned first', async () => {
    const { data } = await world.ask(
      'principal',
      `{ gradeCatalogue(groupId: "${nine}", semester: HT, year: 2026) { warnings { code } permittedActions } }`,
    )
    const codes = data.gradeCatalogue.warnings.map(({ code }: any) => code)
    expect(new Set(codes)).toEqual(new Set(['MISSING_GRADE']))
    expect(data.gradeCatalogue.permittedActions).toEqual(['LOCK_GRADES'])
    const mentor = await world.ask(
      'former-teacher',
      `{ gradeCatalogue(groupId: "${nine}", semester: HT, year: 2026) { grades { id } warnings { code } } }`,
    )
    expect([mentor.errors[0]?.extensions.code, mentor.data.gradeCatalogue]).toEqual([
      'FORBIDDEN',
      { grades: expect.any(Array), warnings: null },
    ])
    for (const persona of ['school-admin', 'former-teacher', 'principal-other-school'])
      expect(['FORBIDDEN', 'NOT_FOUND'], persona).toContain(verdict(await lock(world, persona, 'MISSING_GRADE')))
    expect(verdict(await lock(world, 'principal'))).toBe('WARNINGS_NOT_ACCEPTED')
    expect(statesOf(await lock(world, 'principal', 'MISSING_GRADE'))).toEqual(['LOCKED', 'LOCKED'])
    expect(verdict(await lock(world, 'principal', 'MISSING_GRADE'))).toBe('NOTHING_TO_LOCK')
  })

  it('is seen then by the pupil at any assurance, and by others from SUBSTANTIAL', async () => {
    for (const assurance of ['LOW', 'SUBSTANTIAL'] as const)
      expect(await seen(world, 'adult-pupil', amina, { assurance })).toMatchObject([{ gradeValue: 'C', state: 'LOCKED' }])
    for (const persona of ['former-teacher', 'principal', 'school-admin']) {
      expect(await seen(world, persona, amina, { assurance: 'LOW' }), persona).toBe('STEP_UP_REQUIRED')
      expect(await seen(world, persona, amina, { assurance: 'SUBSTANTIAL' }), persona).toMatchObject([{ gradeValue: 'C' }])
    }
    // Teaches her English: another subject.
    expect(await seen(world, 'mentor', amina)).toEqual([])
    for (const persona of ['counsellor', 'special-educator', 'authority-admin'])
      expect(await seen(world, persona, amina), persona).toBe('FORBIDDEN')
    for (const persona of ['teacher', 'principal-other-school', 'guardian', 'substitute'])
      expect(await seen(world, persona, amina), persona).toBe('ABSENT')
    expect(await pastRules(world, 'Hodan Warsame', 'select from administration.grade')).toBe(0)
  })

  it('says how the studies were adapted, and what was remarked, to whoever sees it', async () => {
    const said = async (persona: string, assurance: 'LOW' | 'HIGH') => {
      const query = `{ person(id: "${amina}") { grades(filter: { year: 2026, semester: HT }) { edges { node { adaptedStudyPlan remark } } } } }`
      const { data, errors } = await world.ask(persona, query, { assurance })
      return errors[0]?.extensions.code ?? data.person.grades.edges.map(({ node }: any) => node)
    }
    expect(await said('adult-pupil', 'LOW')).toEqual([{ adaptedStudyPlan: 'Anpassad studiegång', remark: 'Anmärkning' }])
    expect(await said('school-admin', 'HIGH')).toEqual([{ adaptedStudyPlan: 'Anpassad studiegång', remark: 'Anmärkning' }])
    expect(await said('school-admin', 'LOW')).toBe('STEP_UP_REQUIRED')
  })

  it('has a reason for everybody who sees it but the school administrator', async () => {
    const reason = async (persona: string) => {
      const { data, errors } = await world.ask(
        persona,
        `{ person(id: "${amina}") { grades(filter: { year: 2026, semester: HT }) { edges { node { motivation } } } } }`,
      )
      return errors[0]?.extensions.code ?? data.person.grades.edges[0].node.motivation
    }
    for (const persona of ['adult-pupil', 'former-teacher', 'principal'])
      expect(await reason(persona), persona).toBe('Läser och skriver säkert.')
    expect(await reason('school-admin')).toBe('FORBIDDEN')
    expect(await pastRules(world, 'Monica Berglund', 'select from administration.grade_motivation')).toBe(0)
  })

  it('tells the pupil who has read it', async () => {
    const read =
      await world.sql`select distinct field from identity.read_event where subject_id = ${amina} and viewer_id = ${id('Anders Hellström')}`
    expect(read.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['Person.grades', 'Grade.gradeValue', 'Grade.motivation']),
    )
  })

  it('is linked to a syllabus by who leads the unit, until one has been signed', async () => {
    const given = { activityId: swedish, syllabusId: syllabusId('GRGRSVA01') }
    expect(await did(world, 'principal', 'linkSyllabus', given)).toBe('ALREADY_GRADED')
    expect(await did(world, 'former-teacher', 'linkSyllabus', given)).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'linkSyllabus', given)).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'linkSyllabus', { ...given, syllabusId: syllabusId('SVESVE01') })).toBe(
      'SYLLABUS_NOT_FOUND',
    )
    const linked = await act(
      world,
      'school-admin',
      'linkSyllabus',
      { activityId: english, syllabusId: syllabusId('GRGRENG01') },
      'activity { syllabus { subjectName } }',
    )
    expect(linked.data.linkSyllabus.activity.syllabus.subjectName).toBe('Engelska')
  })

  it('is on what its activity is linked with: thoughts about another syllabus are not signed', async () => {
    const given = { activityId: english, ...term }
    const think = () => did(world, 'mentor', 'setGrades', { ...given, grades: [{ studentId: nour, gradeValue: 'C' }] })
    expect(await think()).toBe('DONE')
    // As long as no grade has been signed, whoever leads the unit may link it so.
    const links = (code: string) =>
      world.sql`update administration.activity_syllabus set syllabus_id = ${syllabusId(code)} where activity_id = ${english}`
    await links('GRGRSVA01')
    expect(await did(world, 'mentor', 'signGrades', { ...given, cosignerId: null })).not.toBe('DONE')
    const stale = `insert into administration.grade (id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value, rank,
        semester, year, is_final, is_trial, state, grading_teacher_id, is_grader_licensed, registered_by_id, registered_on, signed_at)
      select id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value, rank, semester, year, is_final, false,
        'AWAITING_COSIGNATURE', author_id, false, author_id, '2026-11-22', now() from administration.grade_draft where activity_id = '${english}'`
    await expect(pastRules(world, 'Sara Holmgren', stale)).rejects.toThrow('row-level security')
    expect(await think()).toBe('DONE')
    const [draft] =
      await world.sql`select count(*)::int as count, min(syllabus_id::text) as syllabus from administration.grade_draft
      where activity_id = ${english} and student_id = ${nour}`
    expect(draft).toEqual({ count: 1, syllabus: syllabusId('GRGRSVA01') })
    await world.sql`delete from administration.grade_draft where activity_id = ${english}`
    await links('GRGRENG01')
  })

  it('of a prövning is recorded by the principal, with the licensed teacher who graded it', async () => {
    const given = {
      ...term,
      studentId: nour,
      organisationId: '',
      syllabusId: syllabusId('GRGRSVE01'),
      gradeValue: 'A',
      gradingTeacherId: id('Göran Åkesson'),
    }
    const [unit] = await world.sql`select organisation_id as id from identity."group" where id = ${nine}`
    const input = { ...given, organisationId: unit!['id'] }
    expect(await did(world, 'principal', 'recordTrialGrade', { ...input, gradingTeacherId: id('Johan Lindqvist') })).toBe(
      'LICENCE_MISSING',
    )
    expect(await did(world, 'principal', 'recordTrialGrade', { ...input, studentId: id('Nils Bergström') })).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'recordTrialGrade', input)).toBe('DONE')
    expect(await did(world, 'principal', 'recordTrialGrade', input)).toBe('ALREADY_RECORDED')
    expect(await seen(world, 'mentor', nour)).toEqual([])
  })
})
