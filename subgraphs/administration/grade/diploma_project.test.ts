import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import type { SyllabusRow } from '../grading/grading.queries.ts'
import { scaleId, syllabusId } from '../grading/grading.syllabuses.ts'
import { diplomaProjectFault, diplomaProjectOf } from './diploma_project.rules.ts'
import { amina, gradedHere, lock, nine, pastRules, set, sign, swedish, term } from './grade.testing.ts'

const project = {
  title: 'Bävern och ån',
  description: 'Hur bävrar ändrar ett vattendrag.',
  titleEnglish: 'Beavers',
  descriptionEnglish: null,
}
const kept = 'title description titleEnglish descriptionEnglish'
const on = syllabusId('GYMNASIEARBETE')

describe('What a diploma project was about', () => {
  const text = (most: number) => fc.string({ minLength: 0, maxLength: most + 2 })
  const given = fc.option(
    fc.record({ title: text(300), description: text(2000), titleEnglish: fc.option(text(300)), descriptionEnglish: fc.option(text(2000)) }),
  ) // prettier-ignore
  const fits = (said: string | null, most: number, isNeeded: boolean) =>
    said === null ? !isNeeded : said.length <= most && (!isNeeded || said.trim().length > 0)

  it('is said of the grade of one, in full, and of no other', () =>
    fc.assert(
      fc.property(given, fc.boolean(), (one, isDiplomaProject) => {
        const isSaid =
          one !== null && fits(one.title, 300, true) && fits(one.description, 2000, true) && fits(one.titleEnglish, 300, false) && fits(one.descriptionEnglish, 2000, false)
        const isRight = isDiplomaProject ? isSaid : one === null
        expect(diplomaProjectFault(one, { isDiplomaProject } as SyllabusRow)?.code ?? null).toBe(isRight ? null : 'DIPLOMA_PROJECT_INVALID')
      }),
    )) // prettier-ignore

  it('is kept as it is kept: a second time changes nothing', () =>
    fc.assert(
      fc.property(given, (one) => {
        const first = diplomaProjectOf(one)
        expect(diplomaProjectOf(first)).toEqual(first)
      }),
    ))
})

describe('The grade of a diploma project', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    await world.sql`update administration.activity_syllabus set syllabus_id = ${on} where activity_id = ${swedish}`
    // In any subject: a diploma project has none of its own.
    await world.sql`insert into administration.teacher_licence select gen_random_uuid(), person_id, 'GY', 'HIS', null, start_date, null, registered_by_id, registered_at
      from administration.teacher_licence where person_id = ${id('Göran Åkesson')} limit 1`
  })
  afterAll(() => world.stop())

  const think = async (grade: object) => verdict(await set(world, [{ studentId: amina, ...grade }]))
  const seen = async (persona: string, options = {}) => {
    const { data, errors } = await world.ask(
      persona,
      `{ person(id: "${amina}") { grades(filter: { year: 2026, semester: HT, isInForce: true }) { edges { node { gradeValue diplomaProject { ${kept} } } } } } }`,
      options,
    )
    return errors[0]?.extensions.code ?? (data.person === null ? 'ABSENT' : data.person.grades.edges.map(({ node }: any) => node))
  }

  it.each([
    [{ gradeValue: 'E' }, 'DIPLOMA_PROJECT_INVALID'],
    [{ gradeValue: 'E', diplomaProject: { ...project, title: ' ' } }, 'DIPLOMA_PROJECT_INVALID'],
    [{ gradeValue: 'A', diplomaProject: project }, 'VALUE_NOT_IN_SCALE'],
    [{ gradeValue: '-', diplomaProject: project }, 'VALUE_NOT_IN_SCALE'],
  ])('is not set as %j', async (grade, code) => expect(await think(grade)).toBe(code))

  it('is E or F and says what it was about, from thought to lock', async () => {
    expect(await think({ gradeValue: 'E', diplomaProject: project })).toBe('DONE')
    const { data } = await world.ask(
      'former-teacher',
      `{ gradeSheet(activityId: "${swedish}", semester: HT, year: 2026) { entries { student { id } draft { diplomaProject { ${kept} } } } } }`,
    )
    expect(data.gradeSheet.entries.find((one: any) => one.student.id === amina).draft.diplomaProject).toEqual(project)
    expect(verdict(await sign(world))).toBe('DONE')
    expect(verdict(await lock(world, 'principal', 'MISSING_GRADE'))).toBe('DONE')
  })

  it('tells it to whoever reads the grade, and notes that', async () => {
    const expected = [{ gradeValue: 'E', diplomaProject: project }]
    for (const persona of ['adult-pupil', 'former-teacher', 'principal', 'school-admin']) {
      expect(await seen(persona), persona).toEqual(expected)
    }
    expect(await seen('adult-pupil', { assurance: 'LOW' })).toEqual(expected)
    for (const persona of ['principal', 'school-admin'])
      expect(await seen(persona, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    for (const persona of ['teacher', 'guardian', 'principal-other-school', 'substitute'])
      expect(await seen(persona), persona).toBe('ABSENT')
    for (const persona of ['counsellor', 'authority-admin']) expect(await seen(persona), persona).toBe('FORBIDDEN')
    const noted = await world.sql`select distinct viewer_id from identity.read_event
      where subject_id = ${amina} and field = 'Grade.diplomaProject'`
    expect(noted.map(({ viewerId }) => viewerId)).toContain(id('Monica Berglund'))
  })

  it('stays what it was when the grade is corrected', async () => {
    const [grade] =
      await world.sql`select id, version from administration.grade where student_id = ${amina} and syllabus_id = ${on}`
    const input = { gradeId: grade!['id'], expectedVersion: grade!['version'], gradeValue: 'F', reason: 'Skrivfel.' }
    const { data } = await act(world, 'principal', 'rectifyGrade', input, `grade { gradeValue diplomaProject { ${kept} } }`)
    expect(data.rectifyGrade.grade).toEqual({ gradeValue: 'F', diplomaProject: project })
  })

  it('is recorded of a prövning by the same rule', async () => {
    const trial = {
      ...{ ...term, studentId: amina, syllabusId: on, gradeValue: 'E', gradingTeacherId: id('Göran Åkesson') },
      organisationId: (await world.sql`select organisation_id as id from identity."group" where id = ${nine}`)[0]!['id'],
    }
    expect(await did(world, 'principal', 'recordTrialGrade', trial)).toBe('DIPLOMA_PROJECT_INVALID')
    const other = { ...trial, syllabusId: syllabusId('GRGRSVE01'), diplomaProject: project }
    expect(await did(world, 'principal', 'recordTrialGrade', other)).toBe('DIPLOMA_PROJECT_INVALID')
    expect(await did(world, 'principal', 'recordTrialGrade', { ...trial, diplomaProject: project })).toBe('DONE')
  })

  it('is not written past the rules either', async () => {
    await world.sql`update administration.activity_syllabus set syllabus_id = ${syllabusId('GRGRSVE01')} where activity_id = ${swedish}`
    const draft = (syllabus: string, scale: string, about: string) =>
      pastRules(world, 'Göran Åkesson', `insert into administration.grade_draft (id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id,
        step_value, rank, semester, year, is_final, diploma_project, author_id, modified_at)
        select gen_random_uuid(), '${amina}', organisation_id, '${nine}', activity_id, syllabus_id, '${scaleId(scale)}', 'E', 2, 'HT', 2026, false,
          ${about}, '${id('Göran Åkesson')}', now() from administration.activity_syllabus where syllabus_id = '${syllabusId(syllabus)}' and activity_id = '${swedish}'`) // prettier-ignore
    const said = `'${JSON.stringify(project)}'::jsonb`
    await expect(draft('GRGRSVE01', 'A-F', said)).rejects.toThrow('grade_draft_diploma_project_fk')
    expect(await draft('GRGRSVE01', 'A-F', 'null')).toBe(1)
    await world.sql`delete from administration.grade_draft`
    await world.sql`update administration.activity_syllabus set syllabus_id = ${on} where activity_id = ${swedish}`
    await expect(draft('GYMNASIEARBETE', 'E-F', 'null')).rejects.toThrow('grade_draft_diploma_project_fk')
    await expect(draft('GYMNASIEARBETE', 'E-F', `'{}'::jsonb`)).rejects.toThrow('grade_draft_diploma_project_check')
    expect(await draft('GYMNASIEARBETE', 'E-F', said)).toBe(1)
    for (const name of ['Anders Hellström', 'Göran Åkesson'])
      await expect(pastRules(world, name, `update administration.grade set diploma_project = ${said}`), name).rejects.toThrow('permission denied')
  }) // prettier-ignore
})
