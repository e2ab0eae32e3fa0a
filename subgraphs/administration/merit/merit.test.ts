import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { amina, pupilOf9A } from '../grade/grade.testing.ts'
import { comparisonOf, eligibilityOf, meritOf, type Standing } from './merit.grades.ts'
import { comparisonRule, diplomaRules, eligibilityRules, meritPointRule, meritRule } from '../grading/grading.laws.ts'
import { syllabuses } from '../grading/grading.syllabuses.ts'

const query = (student: string) =>
  `{ person(id: "${student}") { meritValue { value isPreliminary counted { gradeValue } } eligibility { code isEligible missingPasses } comparisonValue { value } } }`

describe('The sum of grades', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const of = async (persona: string, student = amina, options = {}) => {
    const { data, errors } = await world.ask(persona, query(student), options)
    return errors[0]?.extensions.code ?? (data.person === null ? 'ABSENT' : data.person)
  }

  it('is what the database says it is', async () => {
    const [row] = await world.sql`select sum(s.points)::float as value, count(*)::int as count from administration.grade g
      join administration.grade_step s on s.scale_id = g.scale_id and s.value = g.step_value where student_id = ${amina} and g.state = 'LOCKED'`
    const { meritValue, eligibility, comparisonValue } = await of('adult-pupil')
    expect(meritValue.counted).toHaveLength(row!['count'])
    expect(meritValue).toMatchObject({ value: row!['value'], isPreliminary: true })
    expect(eligibility.map(({ code }: any) => code)).toEqual(['EK-HU-SA', 'ES', 'NA-TE', 'YRKES'])
    expect(comparisonValue).toBeNull()
  })

  it('counts no grade that another has taken the place of, and none that is not locked', async () => {
    const { meritValue: before } = await of('principal')
    await world.sql`update administration.grade set state = 'SUPERSEDED' where id = (select id from administration.grade where student_id = ${amina} limit 1)`
    expect((await of('principal')).meritValue.counted).toHaveLength(before.counted.length - 1)
  })

  it('is for the pupil and guardians, the mentor and who leads the unit', async () => {
    for (const persona of ['adult-pupil', 'former-teacher', 'principal', 'school-admin'])
      expect(await of(persona), persona).toHaveProperty('meritValue')
    for (const persona of ['mentor', 'counsellor', 'authority-admin']) expect(await of(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['teacher', 'guardian', 'principal-other-school', 'substitute'])
      expect(await of(persona), persona).toBe('ABSENT')
    expect(await of('adult-pupil', amina, { assurance: 'LOW' })).toHaveProperty('meritValue')
    expect(await of('principal', amina, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
  })

  it('is worked out in as many statements for many grades as for few', async () => {
    const pupil = await pupilOf9A(world, 'Nour Mahmoud')
    world.takeStatements()
    await of('principal', pupil)
    expect(world.takeStatements().length).toBeLessThanOrEqual(8)
  })

  it('holds by the rules of the day', async () => {
    await world.sql`update administration.grading_rule set end_date = '2026-11-21' where kind = 'MERIT'`
    expect((await of('principal')).meritValue).toBeNull()
  })
})

const rules = [
  { kind: 'MERIT', code: 'GR', displayName: '', content: meritRule },
  { kind: 'COMPARISON', code: 'GY', displayName: '', content: comparisonRule },
  { kind: 'MERIT_POINTS', code: 'GY', displayName: '', content: meritPointRule },
  ...[...eligibilityRules].map((one) => ({ kind: 'ELIGIBILITY', ...one })),
  ...[...diplomaRules].map((one) => ({ kind: 'DIPLOMA', ...one })),
]

const standing = (schoolType: string, subject: string, points: number, more: object = {}, syllabus: object = {}) =>
  ({ points, rank: points, isPass: points > 0, isFinal: false, isTrial: false, year: 2026, semester: 'VT', signedAt: new Date(0), registeredOn: '2026-06-01',
    ...more, syllabus: { schoolType, subjectDesignation: subject, courseCode: null, level: null, points: 100, languageCode: null, isLanguageChoice: false, isDiplomaProject: false, ...syllabus } }) as unknown as Standing // prettier-ignore

describe('Of several grades on one subject', () => {
  const valueOf = (...grades: Standing[]) => meritOf(grades, rules)?.value

  it('the final one counts, then the latest', () => {
    expect(valueOf(standing('GR', 'MA', 20), standing('GR', 'MA', 10, { semester: 'HT' }))).toBe(10)
    expect(valueOf(standing('GR', 'MA', 20, { isFinal: true }), standing('GR', 'MA', 10, { semester: 'HT' }))).toBe(20)
    expect(meritOf([standing('GR', 'MA', 20, { isFinal: true })], rules)?.isPreliminary).toBe(false)
  })

  it('a prövning counts where it is the better', () => {
    const final = standing('GR', 'MA', 15, { isFinal: true })
    const trial = (points: number) => standing('GR', 'MA', points, { isFinal: true, isTrial: true, year: 2027 })
    expect([valueOf(final, trial(20)), valueOf(final, trial(10)), valueOf(trial(10), final)]).toEqual([20, 15, 15])
  })

  it('of Gy25 the last level read gives its grade to all of them, beside courses in one sum', () => {
    const of = (schoolType: string, code: string, points: number) => {
      const syllabus = syllabuses.find((one) => one.courseCode === code && one.schoolType === schoolType)!
      return standing(schoolType, syllabus.subjectDesignation, points, {}, syllabus)
    }
    const levels = [of('GY', 'SVEN1000X', 20), of('GY', 'SVEN2000X', 17.5), of('GY', 'SVEN3000X', 10)]
    expect(comparisonOf(levels, rules)?.value).toBe(10)
    expect(comparisonOf([...levels, of('GY', 'HISHIS01b', 20)], rules)?.value).toBe(12.5)
    expect(comparisonOf([of('VUXGY', 'MATMAT04', 20), of('VUXGY', 'FYSFYS01a', 10)], rules)).toMatchObject({ value: 14, meritPoints: 0.5 })
    const project = of('GY', 'GYMNASIEARBETE', 10)
    expect(comparisonOf([of('GY', 'HISHIS01b', 20), project], rules)).toMatchObject({ value: 20, isPreliminary: false })
  }) // prettier-ignore

  it('those of gymnasieskolan are another sum, with points for languages and mathematics', () => {
    const course = (subject: string, courseCode: string, points: number) => standing('GY', subject, points, {}, { courseCode })
    const grades = [course('ENG', 'ENGENG07', 20), course('MAT', 'MATMAT02b', 10), standing('GR', 'MA', 20)]
    expect(comparisonOf(grades, rules)).toEqual({ value: 15, meritPoints: 1.5, isPreliminary: true })
    expect(valueOf(...grades)).toBe(20)
    expect(eligibilityOf(grades, rules).find(({ code }) => code === 'YRKES')).toMatchObject({
      isEligible: false,
      missingPasses: 7,
    })
  })
})
