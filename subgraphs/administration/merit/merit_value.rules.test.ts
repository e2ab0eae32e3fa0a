import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meritRule } from '../grading/grading.laws.ts'
import { meritValue, type SubjectGrade } from './merit_value.rules.ts'

const points = { A: 20, B: 17.5, C: 15, D: 12.5, E: 10, F: 0, '-': null } as const
type Letter = keyof typeof points

const grade = (letter: Letter, isLanguageChoice = false): SubjectGrade => ({
  subjectCode: 'XX',
  points: points[letter],
  isPass: letter !== 'F' && letter !== '-',
  isLanguageChoice,
})
const all = (letter: Letter, count = 16) => Array.from({ length: count }, () => grade(letter))
const valueOf = (grades: readonly SubjectGrade[]) => meritValue(grades, meritRule).value

describe('The merit value', () => {
  // marinalaroverket.se, hallsberg.se, fyrbodal.se
  it.each([
    ['E in 16 subjects', all('E'), 160],
    ['and a chosen language', [...all('E'), grade('E', true)], 170],
    ['C in 16 subjects', all('C'), 240],
    ['and a chosen language', [...all('C'), grade('C', true)], 255],
    ['A in 16 subjects', all('A'), 320],
    ['and a chosen language, the most there is', [...all('A'), grade('A', true)], 340],
    ['eight E, the least of an eligible pupil', all('E', 8), 80],
    ['nothing', [], 0],
  ] as const)('of %s', (_, grades, value) => expect(valueOf(grades)).toBe(value))

  it('takes the 16 best of the others, a language within elevens val and mother tongue among them', () => {
    const given = [...all('E'), grade('C', true), grade('A'), grade('B')]
    expect(valueOf(given)).toBe(192.5)
    expect(meritValue(given, meritRule).counted).toHaveLength(17)
  })

  it('has no 17th grade but the chosen language', () => expect(valueOf([...all('E'), grade('A')])).toBe(170))

  it('knows an F, which is nothing, from no grade at all', () => {
    expect(meritValue([...all('E', 15), grade('F'), grade('F', true)], meritRule)).toMatchObject({ value: 150 })
    expect(meritValue([grade('F'), grade('-')], meritRule).counted).toHaveLength(1)
  })

  it('is the most that any 16 grades and the chosen language make', () => {
    const letters = fc.constantFrom(...(Object.keys(points) as Letter[]))
    const bestOf = (grades: readonly SubjectGrade[], most: number): number => {
      const [first, ...rest] = grades
      if (!first || most === 0) return 0
      return Math.max(bestOf(rest, most), (first.points ?? 0) + bestOf(rest, most - 1))
    }
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 12 }),
        fc.option(letters),
        fc.integer({ min: 1, max: 12 }),
        (drawn, chosen, most) => {
          const others = drawn.map((letter) => grade(letter))
          const language = chosen === null ? [] : [grade(chosen, true)]
          const { value } = meritValue([...language, ...others], { counted: most, isLanguageChoiceExtra: true })
          expect(value).toBe(bestOf(others, most) + (language[0]?.points ?? 0))
        },
      ),
    )
  })

  it('never falls when a grade rises or comes to, and does not ask for the order', () => {
    const grades = fc.array(fc.tuple(fc.constantFrom<Letter>('A', 'B', 'C', 'D', 'E', 'F'), fc.boolean()), {
      minLength: 1,
      maxLength: 19,
    })
    fc.assert(
      fc.property(grades, fc.nat(), (drawn, at) => {
        const given = drawn.map(([letter], n) => grade(letter, n === 0 && drawn[0]![1]))
        const raised = given.map((one, n) => (n === at % given.length ? { ...one, points: 20 } : one))
        expect(valueOf(raised)).toBeGreaterThanOrEqual(valueOf(given))
        expect(valueOf([...given, grade('E')])).toBeGreaterThanOrEqual(valueOf(given))
        expect(valueOf(given.toReversed())).toBe(valueOf(given))
      }),
    )
  })
})
