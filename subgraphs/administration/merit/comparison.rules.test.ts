import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonRule, meritPointRule } from '../grading/grading.laws.ts'
import { comparisonValue, type CourseGrade, meritPoints, type PassedLevel } from './comparison.rules.ts'

const points = { A: 20, B: 17.5, C: 15, D: 12.5, E: 10, F: 0, '-': null } as const
type Letter = keyof typeof points

const course = (letter: Letter, size = 100, more: Partial<CourseGrade> = {}): CourseGrade => ({
  subjectCode: 'SUBJECT',
  level: null,
  size,
  points: points[letter],
  isPass: letter !== 'F' && letter !== '-',
  isDiplomaProject: false,
  decidedOn: '2027-06-01',
  ...more,
})
const level = (letter: Letter, on: number, decidedOn = '2027-06-01', size = 100) => course(letter, size, { level: on, decidedOn })
const valueOf = (grades: readonly CourseGrade[]) => comparisonValue(grades, comparisonRule)

describe('The comparison value', () => {
  it.each([
    ['A throughout', [course('A', 2400)], 20],
    ['E throughout', [course('E', 2400)], 10],
    ['half B, half C', [course('B', 1200), course('C', 1200)], 16.25],
    ['A, B and E', [course('A'), course('B'), course('E')], 15.83],
    ['D in a short course and A in a whole one', [course('D', 50), course('A')], 17.5],
    ['F, which weighs', [course('F'), course('E')], 5],
    ['no basis, which does not', [course('-'), course('E')], 10],
    ['the diploma project, which does not either', [course('E', 100, { isDiplomaProject: true }), course('A')], 20],
    ['nothing to compare', [course('-')], null],
    ['a subject in levels: the last grade on the highest', [level('A', 1), level('B', 2), level('E', 3)], 10],
    ['a level that was taken again', [level('F', 1, '2026-12-18'), level('C', 1, '2027-06-01')], 15],
    ['courses and levels in one document', [course('A', 300), level('A', 1), level('B', 2), level('E', 3)], 15],
  ] as const)('of %s', (_, grades, value) => expect(valueOf(grades)).toBe(value))

  it('of a subject failed at a higher level is as the rule says', () => {
    const failed = [level('A', 1), level('F', 2)]
    expect(valueOf(failed)).toBe(0)
    expect(comparisonValue(failed, { ...comparisonRule, superseding: 'HIGHEST_PASSED' })).toBe(20)
  })

  it('is the mean, rounded half up to hundredths, and the mean lies between the best and the worst', () => {
    const courses = fc.array(fc.tuple(fc.constantFrom<Letter>('A', 'B', 'C', 'D', 'E', 'F'), fc.constantFrom(50, 100, 150)), {
      minLength: 1,
    })
    fc.assert(
      fc.property(courses, (drawn) => {
        const grades = drawn.map(([letter, size]) => course(letter, size))
        const value = valueOf(grades)!
        // In exact whole numbers: ten thousandths of the mean, times the size.
        const size = grades.reduce((sum, one) => sum + BigInt(one.size), 0n)
        const halves = grades.reduce((sum, one) => sum + BigInt(one.points! * 2) * BigInt(one.size), 0n)
        const hundredths = BigInt(Math.round(value * 100))
        expect(
          2n * (100n * halves - 2n * hundredths * size) <= 2n * size &&
            2n * (2n * hundredths * size - 100n * halves) <= 2n * size,
        ).toBe(true)
        expect(value).toBeLessThanOrEqual(Math.max(...grades.map((one) => one.points!)))
        expect(value).toBeGreaterThanOrEqual(Math.min(...grades.map((one) => one.points!)))
      }),
    )
  })
})

const of = (area: string, ...levels: readonly number[]): PassedLevel[] =>
  levels.map((one) => ({ area, subjectCode: area, level: one }))
const french = (...levels: readonly number[]) => of('MODERN_LANGUAGE', ...levels).map((one) => ({ ...one, subjectCode: 'FRA' }))

describe('Merit points', () => {
  // studerasmart.nu, uhr.se
  it.each([
    ['mathematics 5 and a specialisation above 4', of('MATHEMATICS', 1, 2, 3, 4, 5, 6), { MATHEMATICS: 4 }, 1.5],
    ['mathematics 4 and 5 above 3', of('MATHEMATICS', 1, 2, 3, 4, 5), { MATHEMATICS: 3 }, 1.5],
    ['mathematics 2 where 1 is required', of('MATHEMATICS', 1, 2), { MATHEMATICS: 1 }, 0.5],
    ['mathematics that is required', of('MATHEMATICS', 1, 2, 3, 4), { MATHEMATICS: 4 }, 0],
    ['a language at levels 3 and 4', french(3, 4), {}, 1.5],
    ['a language at level 3', french(3), {}, 0.5],
    ['a second language, the first at level 4', [...of('MODERN_LANGUAGE', 4), ...french(1, 2)], {}, 1.5],
    ['a second language, the first at level 3 only', [...of('MODERN_LANGUAGE', 3), ...french(1, 2)], {}, 0.5],
    ['English 7', of('ENGLISH', 5, 6, 7), {}, 1],
    ['all of it, of which 2.5 count', [...french(3, 4, 5), ...of('ENGLISH', 7), ...of('MATHEMATICS', 5, 6)], {}, 2.5],
    ['nothing', [], {}, 0],
  ] as const)('of %s', (_, passed, required, value) => expect(meritPoints(passed, meritPointRule, required)).toBe(value))

  it('never fall when more is read, and never pass 2.5', () => {
    const passes = fc.array(
      fc.record({
        area: fc.constantFrom('MODERN_LANGUAGE', 'ENGLISH', 'MATHEMATICS'),
        subjectCode: fc.constantFrom('a', 'b'),
        level: fc.integer({ min: 1, max: 7 }),
      }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(passes, (passed) => {
        const all = meritPoints(passed, meritPointRule)
        expect(all).toBeGreaterThanOrEqual(meritPoints(passed.slice(1), meritPointRule))
        expect(all).toBeLessThanOrEqual(2.5)
      }),
    )
  })
})
