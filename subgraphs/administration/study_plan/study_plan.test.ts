import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { amina, pastRules } from '../grade/grade.testing.ts'
import { syllabusId } from '../grading/grading.syllabuses.ts'

const contents = [
  { title: 'Gemensamt', type: 'GYMNASIEGEMENSAMMA', points: 200, syllabuses: [{ syllabusId: syllabusId('ENGENG05'), hours: 80, startDate: '2026-08-17' }, { syllabusId: syllabusId('SVESVE01') }] },
  { type: 'INDIVIDUELLT_VAL', syllabuses: [] },
] // prettier-ignore
const notes = [{ type: 'MAL', note: ' Behörighet till vårdutbildning ' }, { type: 'VALIDERING', note: 'Engelska 5' }] // prettier-ignore
const shown = `startDate version contents { title type points syllabuses { syllabus { courseCode } hours startDate } } notes { type note }`

describe('A study plan', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const decide = (persona: string, input: object = {}) =>
    act(
      world,
      persona,
      'decideStudyPlan',
      { studentId: amina, startDate: '2026-08-17', contents, notes, ...input },
      `studyPlan { id ${shown} }`,
    )
  const seen = async (persona: string, options = {}) => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${amina}") { studyPlans { id ${shown} } } }`, options)
    return errors[0]?.extensions.code ?? (data.person === null ? 'ABSENT' : data.person.studyPlans)
  } // prettier-ignore

  it.each([
    [{ studentId: unknown }, 'NOT_FOUND'],
    [{ studyPlanId: unknown }, 'PLAN_NOT_FOUND'],
    [{ endDate: '2026-01-01' }, 'DATES_INVALID'],
    [{ contents: [{ syllabuses: [{ syllabusId: unknown }] }] }, 'SYLLABUS_NOT_FOUND'],
    [{ contents: Array.from({ length: 41 }, () => ({ syllabuses: [] })) }, 'TOO_MANY'],
    [{ contents: [{ points: -1, syllabuses: [] }] }, 'CONTENT_INVALID'],
    [{ notes: [{ type: 'MAL', note: ' ' }] }, 'CONTENT_INVALID'],
  ])('is not decided as %j', async (wrong, code) => expect(verdict(await decide('former-teacher', wrong))).toBe(code))

  it('is decided by the mentor or who leads the unit, whole and in its order', async () => {
    for (const persona of everyone.filter((one) => !['former-teacher', 'principal', 'school-admin'].includes(one)))
      expect(['FORBIDDEN', 'NOT_FOUND'], persona).toContain(verdict(await decide(persona)))
    const { data } = await decide('former-teacher')
    const { id: studyPlanId, ...plan } = data.decideStudyPlan.studyPlan
    expect(plan).toEqual({
      startDate: '2026-08-17',
      version: 1,
      contents: [
        {
          title: 'Gemensamt',
          type: 'GYMNASIEGEMENSAMMA',
          points: 200,
          syllabuses: [
            { syllabus: { courseCode: 'ENGENG05' }, hours: 80, startDate: '2026-08-17' },
            { syllabus: { courseCode: 'SVESVE01' }, hours: null, startDate: null },
          ],
        },
        { title: null, type: 'INDIVIDUELLT_VAL', points: null, syllabuses: [] },
      ],
      notes: [{ type: 'MAL', note: 'Behörighet till vårdutbildning' }, { type: 'VALIDERING', note: 'Engelska 5' }], // prettier-ignore
    })
    expect(verdict(await decide('principal', { studyPlanId, expectedVersion: 2 }))).toBe('CONFLICT')
    const changed = await decide('principal', { studyPlanId, expectedVersion: 1, contents: [], notes: [] })
    expect(changed.data.decideStudyPlan.studyPlan).toMatchObject({ version: 2, contents: [], notes: [] })
  })

  it('is seen by the pupil, and of others from SUBSTANTIAL by those who teach or lead them', async () => {
    expect(await seen('adult-pupil', { assurance: 'LOW' })).toHaveLength(1)
    for (const persona of ['former-teacher', 'mentor', 'principal', 'school-admin']) {
      expect(await seen(persona), persona).toHaveLength(1)
      expect(await seen(persona, { assurance: 'LOW' }), persona).toBe('STEP_UP_REQUIRED')
    }
    for (const persona of ['counsellor', 'authority-admin']) expect(await seen(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['teacher', 'guardian', 'principal-other-school', 'substitute']) expect(await seen(persona), persona).toBe('ABSENT')
    for (const table of ['study_plan', 'study_plan_content', 'study_plan_note']) expect(await pastRules(world, 'Hodan Warsame', `select from administration.${table}`), table).toBe(0)
    await expect(pastRules(world, 'Amina Warsame', `insert into administration.study_plan values (gen_random_uuid(), '${amina}', '2026-01-01', null, '${amina}', now(), 1)`)).rejects.toThrow('row-level security')
  }) // prettier-ignore

  it("is not decided of one's own child", async () => {
    await world.sql`insert into identity.responsible values (gen_random_uuid(), ${amina}, ${id('Anders Hellström')}, 'VARDNADSHAVARE', '2015-01-01', null, false, true)`
    expect(verdict(await decide('principal'))).toBe('OWN_CHILD')
  })
})
