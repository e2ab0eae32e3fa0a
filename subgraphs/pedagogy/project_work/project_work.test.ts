import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { syllabusId } from '../../administration/grading/grading.syllabuses.ts'
import { personId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, everyone, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { knowledgeCriterionId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { ekhamra, studiesIn } from '../study_path/study_path.testing.ts'
import { alva } from '../talk_round/talk.testing.ts'

const course = syllabusId('GYMNASIEARBETE')
const version = syllabusVersionId('GYMNASIEARBETE', 'GY2011', 1)
const criterion = knowledgeCriterionId(version, 'x', 'E')
const [johan, sara] = [personId('johan-lindqvist'), personId('sara-holmgren')]
const hugo = personId('hugo-persson')

/** What the law says of the course, of our own words. */
const described = async ({ sql }: World) => {
  await sql`insert into pedagogy.syllabus_version (id, school_type, subject_code, subject_name, curriculum_code, number, start_date, purpose,
      source, licence, content_hash, imported_at, is_synthetic)
    values (${version}, 'GY', 'GYMNASIEARBETE', 'Gymnasiearbete', 'GY2011', 1, '2011-07-01', 's', 's', 'CC0', 'gymnasiearbete', now(), true)`
  await sql`insert into pedagogy.knowledge_criterion (id, syllabus_version_id, course_code, grade_step, text, position)
    values (${criterion}, ${version}, 'GYMNASIEARBETE', 'E', 'Eleven genomför och redovisar ett arbete.', 1)`
}

describe('A diploma project', () => {
  let world: World
  let projectWorkId = ''
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`delete from identity.master_system where domain = 'PLANS'`
    await studiesIn(world, 'GY')
    await studiesIn(world, 'GY', hugo)
    await described(world)
  })
  afterAll(() => world.stop())

  const fields = 'projectWork { id version state assessment { number levelValue isReached text warnings { word } } }'
  const planned = { studentId: alva, syllabusId: course, title: 'Bron över ån', supervisorId: johan }
  const plan = (more: object = {}, persona = 'mentor', assurance: 'LOW' | 'SUBSTANTIAL' = 'SUBSTANTIAL') =>
    act(world, persona, 'planProjectWork', { ...planned, ...more }, fields, { assurance })
  const doing = async (persona: string, name: string, input: object = {}, given = fields) =>
    act(world, persona, name, { projectWorkId, ...input }, given, { assurance: 'SUBSTANTIAL' })
  const does = async (...given: Parameters<typeof doing>) => verdict(await doing(...given))
  const assess = (expectedVersion: number, more: object = {}, persona = 'teacher') =>
    doing(persona, 'assessProjectWork', {
      ...{ expectedVersion, levelValue: 'E', text: 'Alva är duktig.', criterionIds: [criterion] },
      ...more,
    })
  const ask = async (persona: string, student: string = alva, options: object = { assurance: 'SUBSTANTIAL' }) => {
    const { data, errors } = await world.ask(
      persona,
      `{ person(id: "${student}") { projectWorks { title titleEn description state supervisor { id } submissions { number text }
        assessment { number levelValue isReached text reason criteria { gradeStep } assessedBy { id } } } } }`,
      options,
    )
    return errors[0]?.extensions.code ?? (data.person === null ? 'ABSENT' : data.person.projectWorks)
  }

  it.each([
    [{ studentId: unknown }, 'NOT_FOUND'],
    [{ syllabusId: syllabusId('SVESVE01') }, 'NOT_A_PROJECT'],
    [{ syllabusId: syllabusId('KOMVUXARBETE') }, 'NOT_ENROLLED'],
    [{ title: ' ' }, 'TITLE_INVALID'],
    [{ description: '' }, 'TEXT_INVALID'],
    [{ supervisorId: personId('petra-wallin') }, 'SUPERVISOR_NOT_FOUND'],
    [{ supervisorId: alva }, 'SUPERVISOR_NOT_FOUND'],
    [{ togetherWithId: unknown }, 'PROJECT_NOT_FOUND'],
  ])('with %j is not planned: %s', async (more, code) => expect(verdict(await plan(more))).toBe(code))

  it('is planned by the mentor or a teacher, with a supervisor who teaches the pupil, once of a course', async () => {
    for (const persona of ['pupil', 'guardian', 'principal', 'school-admin', 'counsellor', 'former-teacher'])
      expect(['FORBIDDEN', 'NOT_FOUND'], persona).toContain(verdict(await plan({}, persona)))
    expect(verdict(await plan({}, 'mentor', 'LOW'))).toBe('STEP_UP_REQUIRED')
    const { data } = await plan({ titleEn: 'The bridge', description: 'Hur den byggdes.' })
    expect(data.planProjectWork.projectWork).toMatchObject({ version: 1, state: 'PLANNED', assessment: null })
    projectWorkId = data.planProjectWork.projectWork.id
    expect(verdict(await plan())).toBe('ALREADY_PLANNED')
    const other = await plan({ studentId: hugo, togetherWithId: projectWorkId, title: 'Bron, den andra delen' })
    expect(other.data.planProjectWork.userErrors).toEqual([])
    const together = async (persona: string) => {
      const asked = `{ person(id: "${alva}") { projectWorks { together { title student { id } } } } }`
      return (await world.ask(persona, asked)).data.person.projectWorks[0].together
    }
    expect(await together('teacher')).toEqual([{ title: 'Bron, den andra delen', student: { id: hugo } }])
    // Whose else it is, their family is not told.
    expect(await together('guardian')).toEqual([])
  })

  it('is handed in by the pupil once it is approved, and assessed once it is handed in', async () => {
    expect(await does('pupil', 'submitProjectWork', { text: 'Klart.' })).toBe('NOT_APPROVED')
    expect(await does('mentor', 'changeProjectWork', { expectedVersion: 7, title: 'Bron', supervisorId: johan })).toBe('CONFLICT')
    expect(await does('mentor', 'changeProjectWork', { expectedVersion: 1, title: 'Bron', supervisorId: johan })).toBe('DONE')
    expect(await does('pupil', 'approveProjectWork', { expectedVersion: 2 })).toBe('FORBIDDEN')
    expect(await does('teacher', 'approveProjectWork', { expectedVersion: 2 })).toBe('DONE')
    expect(await does('teacher', 'approveProjectWork', { expectedVersion: 3 })).toBe('ALREADY_APPROVED')
    expect(verdict(await assess(3))).toBe('NOT_SUBMITTED')
    for (const persona of ['guardian', 'teacher', 'mentor'])
      expect(await does(persona, 'submitProjectWork', { text: 'x' }), persona).toBe('FORBIDDEN')
    expect(await does('pupil', 'submitProjectWork')).toBe('EMPTY')
    expect(await does('pupil', 'submitProjectWork', { linkUrl: 'http://x' })).toBe('LINK_INVALID')
    expect(await does('pupil', 'submitProjectWork', { text: 'Klart.', fileReference: 'sharepoint:17' })).toBe('DONE')
    expect(await does('pupil', 'submitProjectWork', { text: 'Ännu klarare.' })).toBe('DONE')
    expect((await ask('teacher'))[0]).toMatchObject({ state: 'SUBMITTED', submissions: [{ number: 1 }, { number: 2 }] })
    expect((await ask('guardian'))[0]).toMatchObject({ submissions: [], assessment: null })
  })

  it('is assessed by its supervisor, with E or F, against a criterion', async () => {
    expect(verdict(await assess(3, {}, 'mentor'))).toBe('FORBIDDEN')
    for (const levelValue of ['A', 'C', '-', 'GODTAGBARA'])
      expect(verdict(await assess(3, { levelValue })), levelValue).toBe('LEVEL_INVALID')
    expect(verdict(await assess(3, { criterionIds: [] }))).toBe('NO_CRITERION')
    const elsewhere = knowledgeCriterionId(syllabusVersionId('GRGRMAT01', 'LGR22', 1), '9', 'E')
    expect(verdict(await assess(3, { criterionIds: [elsewhere] }))).toBe('OTHER_VERSION')
    const { data } = await assess(3, { levelValue: 'F' })
    expect(data.assessProjectWork.projectWork).toMatchObject({
      ...{ version: 4, state: 'ASSESSED' },
      assessment: { number: 1, levelValue: 'F', isReached: false, text: 'Alva är duktig.', warnings: [{ word: 'duktig' }] },
    })
    expect(verdict(await assess(4))).toBe('REASON_INVALID')
    expect(verdict(await assess(4, { reason: 'Redovisningen hade inte räknats med.' }))).toBe('DONE')
    expect((await ask('pupil'))[0].assessment).toEqual({
      ...{ number: 2, levelValue: 'E', isReached: true, text: 'Alva är duktig.', reason: 'Redovisningen hade inte räknats med.' },
      ...{ criteria: [{ gradeStep: 'E' }], assessedBy: { id: johan } },
    })
    expect(await does('pupil', 'submitProjectWork', { text: 'x' })).toBe('ASSESSED')
    expect(await does('mentor', 'changeProjectWork', { expectedVersion: 5, title: 'x', supervisorId: sara })).toBe('ASSESSED')
    const told = await world.sql`select distinct entity from pedagogy.change`
    expect(told.map(({ entity }) => entity)).toEqual(['ProjectWork'])
  })

  it('is seen by home and those who follow the pupil at the school, noted, and by nobody else', async () => {
    const open = new Set(['pupil', 'guardian', 'guardian-other-parent', 'teacher', 'mentor', 'principal'])
    for (const persona of everyone) {
      const got = await ask(persona)
      if (open.has(persona)) expect(got, persona).toMatchObject([{ title: 'Bron', assessment: { levelValue: 'E' } }])
      else expect(['ABSENT', 'FORBIDDEN'], persona).toContain(got)
    }
    expect(await ask('guardian', alva, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    const noted =
      await world.sql`select distinct field from identity.read_event where subject_id = ${alva} and field like 'Project%'`
    expect(noted.map((row) => row['field'])).toEqual(
      expect.arrayContaining(['ProjectWork.title', 'ProjectAssessment.levelValue', 'ProjectAssessment.text']),
    )
    const warnings = `{ person(id: "${alva}") { projectWorks { assessment { warnings { word } } } } }`
    for (const persona of ['pupil', 'guardian'])
      expect((await world.ask(persona, warnings)).errors[0]?.extensions.code, persona).toBe('FORBIDDEN')
  })

  it('holds against whoever gets past the rules', async () => {
    const count = (who: string, table: string) =>
      pastTheRules(world, personId(who), async (tx) => (await tx.unsafe(`select from pedagogy.${table} where student_id = '${alva}'`)).count) // prettier-ignore
    for (const who of ['maria-soderberg', 'petra-wallin', 'nadia-rahimi', 'jenny-bergstrom'])
      expect(await count(who, 'project_submission'), who).toBe(0)
    expect([await count('jenny-bergstrom', 'project_assessment'), await count('sara-holmgren', 'project_assessment')]).toEqual([
      1, 2,
    ])
    const insert = (who: string, levelValue: string, by = who, criteria = `{${criterion}}`) =>
      pastTheRules(
        world,
        who,
        async (tx) =>
          (
            await tx.unsafe(`insert into pedagogy.project_assessment values (gen_random_uuid(), '${projectWorkId}', '${alva}', 3, '${ekhamra}',
          '${version}', '${criterion}', '${criteria}', '${levelValue}', true, 't', '${by}', current_setting('skolgraf.now')::timestamptz, 'r', null)`)
          ).count,
      )
    await expect(insert(sara, 'E')).rejects.toThrow('row-level security')
    await expect(insert(johan, 'E', sara)).rejects.toThrow('row-level security')
    await expect(insert(alva, 'E')).rejects.toThrow('row-level security')
    await expect(insert(johan, 'E', johan, `{${criterion},${unknown}}`)).rejects.toThrow('row-level security')
    await expect(insert(johan, 'E')).rejects.toThrow('project_assessment_one')
    const update = (who: string, set: string) =>
      pastTheRules(world, who, async (tx) => (await tx.unsafe(`update pedagogy.project_work set ${set} where id = '${projectWorkId}'`)).count) // prettier-ignore
    expect(await update(alva, "title = 'x'")).toBe(0)
    await expect(update(sara, `supervisor_id = '${personId('petra-wallin')}'`)).rejects.toThrow('row-level security')
    await expect(
      pastTheRules(world, johan, (tx) => tx`update pedagogy.project_assessment set level_value = 'A'`),
    ).rejects.toThrow('permission denied')
    // What is approved stays so, in the name of who did; what is assessed says what it said.
    for (const set of ['approved_at = null, approved_by_id = null', `approved_by_id = '${sara}'`, "title = 'x'", `supervisor_id = '${sara}'`])
      await expect(update(sara, set), set).rejects.toThrow('row-level security')
    const supersede = (set: string) =>
      pastTheRules(world, johan, async (tx) => {
        const { count } = await tx.unsafe(`update pedagogy.project_assessment set superseded_at = ${set} where project_id = '${projectWorkId}'`)
        await tx`set constraints all immediate`
        return count
      })
    await expect(supersede('now()')).rejects.toThrow('project_assessment_superseded_fk')
    const standing = async () => (await world.sql`select number from pedagogy.project_assessment where superseded_at is null`)[0]!['number']
    expect([await supersede('null'), await standing()]).toEqual([1, 2])
    const submit = (given: { assurance?: 'LOW' | 'SUBSTANTIAL' }) =>
      pastTheRules(world, alva, (tx) => tx.unsafe(`insert into pedagogy.project_submission values (gen_random_uuid(), '${projectWorkId}', '${alva}', 9,
        'x', null, null, current_setting('skolgraf.now')::timestamptz)`), given)
    for (const assurance of ['LOW', 'SUBSTANTIAL'] as const) await expect(submit({ assurance })).rejects.toThrow('row-level security')
    for (const who of [alva, personId('jenny-bergstrom'), sara])
      expect(await pastTheRules(world, who, async (tx) => (await tx`select from pedagogy.project_work`).count, { assurance: 'LOW' }), who).toBe(0)
  }) // prettier-ignore

  it('outlives its supervisor, who is of the school and not of the family', async () => {
    const [other] = await world.sql<{ id: string }[]>`update pedagogy.project_work set supervisor_id = ${personId('petra-wallin')}
      where student_id = ${hugo} returning id`
    const change = (persona = 'mentor') =>
      doing(persona, 'changeProjectWork', { projectWorkId: other!.id, expectedVersion: 1, title: 'Bron', supervisorId: johan })
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values ('00000000-0000-4000-8000-00000000f4c9', ${hugo}, ${johan}, 'ANNAN_ANSVARIG', '2026-01-01')`
    expect(verdict(await change())).toBe('SUPERVISOR_NOT_FOUND')
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-00000000f4c9'`
    // Of another unit that the pupil goes to, whoever works there writes.
    await world.sql`update pedagogy.project_work set organisation_id = ${unitId('bjorkskolan')} where id = ${other!.id}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, start_date)
      values ('00000000-0000-4000-8000-00000000f4ca', ${hugo}, ${unitId('bjorkskolan')}, 'GY', '2026-08-17')`
    expect(verdict(await change())).toBe('FORBIDDEN')
    const past = pastTheRules(world, sara, async (tx) => (await tx`update pedagogy.project_work set version = 7 where student_id = ${hugo}`).count)
    expect(await past).toBe(0)
    await world.sql`delete from identity.enrolment where id = '00000000-0000-4000-8000-00000000f4ca'`
    await world.sql`update pedagogy.project_work set organisation_id = ${ekhamra} where id = ${other!.id}`
    expect(verdict(await change())).toBe('DONE')
  }) // prettier-ignore

  it("is not assessed by the pupil's own family, nor where the pupil goes no more", async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values ('00000000-0000-4000-8000-00000000f4c8', ${alva}, ${johan}, 'ANNAN_ANSVARIG', '2026-01-01')`
    expect(['OWN_CHILD', 'NOT_FOUND', 'FORBIDDEN']).toContain(verdict(await assess(5, { reason: 'r' })))
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-00000000f4c8'`
    await world.sql`update identity.group_membership set end_date = '2026-11-01' where person_id = ${alva} and end_date is null`
    expect(['NOT_FOUND', 'FORBIDDEN']).toContain(verdict(await assess(5, { reason: 'r' })))
    expect((await ask('guardian'))[0]).toMatchObject({ title: 'Bron' })
  })
})
