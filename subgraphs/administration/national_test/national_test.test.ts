import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { amina, gradedHere, pastRules, pupilOf9A, swedish } from '../grade/grade.testing.ts'
import { syllabusId } from '../grading/grading.syllabuses.ts'

const test = { activityId: swedish, testCode: 'GRGRSVE01_9', semester: 'HT', year: 2026 }

describe('Results of national tests', () => {
  let world: World
  let nour: string
  beforeAll(async () => {
    world = await openWorld()
    nour = await pupilOf9A(world, 'Nour Mahmoud')
  })
  afterAll(() => world.stop())

  const register = (persona: string, results: readonly object[], input: object = {}) =>
    act(world, persona, 'registerTestResults', { ...test, results, ...input }, 'registeredCount')
  const fields = 'testCode resultValue partResults { code value } version grade { gradeValue semester }'
  const seen = async (persona: string, student: string, more = fields, options = {}) => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${student}") { nationalTestResults { ${more} } } }`, options)
    return errors[0]?.extensions.code ?? (data.person === null ? 'ABSENT' : data.person.nationalTestResults)
  }

  it('are not registered here while another system is master of grades', async () => {
    expect(verdict(await register('former-teacher', [{ studentId: amina, resultValue: 'C' }]))).toBe('MASTERED_ELSEWHERE')
    await gradedHere(world)
  })

  it.each([
    [[], {}, 'TOO_MANY'],
    [[{ studentId: amina, resultValue: ' ' }], {}, 'RESULT_INVALID'],
    [[{ studentId: amina, resultValue: 'C', answersReference: 'x'.repeat(501) }], {}, 'RESULT_INVALID'],
    [[{ studentId: amina, resultValue: 'C' }, { studentId: amina, resultValue: 'B' }], {}, 'DUPLICATE'],
    [[{ studentId: id('Alva Bergström'), resultValue: 'C' }], {}, 'NOT_A_MEMBER'],
    [[{ studentId: amina, resultValue: 'C' }], { testCode: 'GRGRMAT01_9' }, 'TEST_CODE_INVALID'],
    [[{ studentId: amina, resultValue: 'C' }], { year: 2020 }, 'TERM_NOT_OPEN'],
  ])('are not %j %j', async (results, input, code) => expect(verdict(await register('former-teacher', results, input))).toBe(code)) // prettier-ignore

  it('are registered by the teacher for a class at once, and again in their place', async () => {
    const parts = [{ code: 'A', value: 'B' }, { code: 'C', value: 'D' }] // prettier-ignore
    const first = await register('former-teacher', [
      { studentId: amina, resultValue: 'C', partResults: parts, answersReference: 'Arkivskåp 3' },
      { studentId: nour, resultValue: 'E' },
    ])
    expect(first.data.registerTestResults).toEqual({ registeredCount: 2, userErrors: [] })
    expect(verdict(await register('former-teacher', [{ studentId: nour, resultValue: 'D' }]))).toBe('DONE')
    expect(await seen('principal', nour)).toMatchObject([{ resultValue: 'D', version: 2 }])
    for (const persona of ['mentor', 'teacher', 'principal-other-school']) expect(verdict(await register(persona, [{ studentId: amina, resultValue: 'A' }])), persona).toBe('NOT_FOUND')
    expect(verdict(await register('principal', [{ studentId: amina, resultValue: 'A' }]))).toBe('FORBIDDEN')
    expect(verdict(await register('adult-pupil', [{ studentId: amina, resultValue: 'A' }]))).toBe('FORBIDDEN')
  }) // prettier-ignore

  it('have the grade beside them', async () => {
    await world.sql`update administration.grade set semester = 'HT', syllabus_id = ${syllabusId('GRGRSVE01')}
      where student_id = ${amina} and syllabus_id = ${syllabusId('GRGRSVA01')}`
    const [{ grade }] = await seen('adult-pupil', amina)
    expect(grade).toMatchObject({ semester: 'HT' })
    expect(await seen('former-teacher', nour)).toMatchObject([{ grade: null }])
  })

  it('are seen as grades are: of others from SUBSTANTIAL, and by the teacher of that subject', async () => {
    expect(await seen('adult-pupil', amina, fields, { assurance: 'LOW' })).toHaveLength(1)
    for (const persona of ['former-teacher', 'principal', 'school-admin']) {
      expect(await seen(persona, amina), persona).toHaveLength(1)
      expect(await seen(persona, amina, fields, { assurance: 'LOW' }), persona).toBe('STEP_UP_REQUIRED')
    }
    expect(await seen('mentor', amina)).toEqual([])
    for (const persona of ['counsellor', 'authority-admin']) expect(await seen(persona, amina), persona).toBe('FORBIDDEN')
    for (const persona of ['teacher', 'guardian', 'principal-other-school']) expect(await seen(persona, amina), persona).toBe('ABSENT')
    expect(await pastRules(world, 'Hodan Warsame', 'select from administration.national_test_result')).toBe(0)
  }) // prettier-ignore

  it('have answers that the teacher alone is led to: answersReference', async () => {
    expect(await seen('former-teacher', amina, 'answersReference')).toEqual([{ answersReference: 'Arkivskåp 3' }])
    for (const persona of ['adult-pupil', 'principal', 'school-admin']) expect(await seen(persona, amina, 'answersReference'), persona).toBe('FORBIDDEN')
    for (const name of ['Amina Warsame', 'Anders Hellström', 'Sara Holmgren']) expect(await pastRules(world, name, 'select from administration.national_test_answer'), name).toBe(0)
  }) // prettier-ignore

  it("are not registered of one's own child, by any way", async () => {
    await world.sql`insert into identity.responsible values (gen_random_uuid(), ${nour}, ${id('Göran Åkesson')}, 'VARDNADSHAVARE', '2015-01-01')`
    expect(verdict(await register('former-teacher', [{ studentId: nour, resultValue: 'A' }]))).toBe('OWN_CHILD')
    expect(await pastRules(world, 'Göran Åkesson', `update administration.national_test_result set result_value = 'A' where student_id = '${nour}'`)).toBe(0)
    expect(await did(world, 'former-teacher', 'registerTestResults', { ...test, results: [{ studentId: amina, resultValue: 'B' }] })).toBe('DONE')
  }) // prettier-ignore
})
