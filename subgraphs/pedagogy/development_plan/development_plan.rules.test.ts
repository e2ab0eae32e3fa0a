import fc from 'fast-check'
import { expect, it } from 'vitest'
import { notRequired, textFaults } from './development_plan.rules.ts'

const rules = [
  { schoolType: 'GR', fromYear: 1, toYear: 5 },
  { schoolType: 'SAM', fromYear: 1, toYear: 5 },
  { schoolType: 'SP', fromYear: 1, toYear: 6 },
  { schoolType: 'GRAN', fromYear: 1, toYear: 9 },
]

it('a plan is made in the years that the rules name, where no grades are set', () => {
  const code = (schoolType: string, schoolYear: number | null, from = 6, given = rules) =>
    notRequired({ schoolType, schoolYear }, from, given)?.code ?? 'REQUIRED'
  expect([code('GR', 3), code('GR', 5), code('SP', 6), code('SAM', 5), code('GRAN', 8)]).toEqual(Array(5).fill('REQUIRED'))
  expect([code('GR', 4, 4), code('GR', 5, 4), code('SAM', 5, 5)]).toEqual(Array(3).fill('GRADES_ARE_SET'))
  for (const [type, year] of [
    ['GR', 6],
    ['GR', 7],
    ['SAM', 6],
    ['FKLASS', 0],
    ['FS', null],
    ['GY', 1],
    ['VUX', null],
    ['GR', null],
  ] as const)
    expect(code(type, year), type).toBe('NOT_REQUIRED')
  // Where the law has not said what holds, a duty is not made up.
  expect(code('GR', 3, 6, [])).toBe('NOT_REQUIRED')
})

it('grades that are set earlier never ask for a plan', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('GR', 'SAM', 'SP', 'GRAN', 'GY'),
      fc.integer({ min: 0, max: 10 }),
      fc.constantFrom(4, 5, 6),
      (schoolType, schoolYear, from) => {
        if (notRequired({ schoolType, schoolYear }, from, rules) === null)
          expect(notRequired({ schoolType, schoolYear }, from + 1, rules)).toBeNull()
      },
    ),
  )
})

it('a text is as long as a text may be, or none', () => {
  expect(textFaults({ goals: 'Räkna.', schoolEfforts: null })).toEqual([])
  expect(textFaults({ goals: '', schoolEfforts: 'x'.repeat(4001), homeEfforts: '\n' }).map(({ field }) => field)).toEqual([
    ['goals'],
    ['schoolEfforts'],
    ['homeEfforts'],
  ])
})
