import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adultDiplomaRules, diplomaRules, eligibilityRules } from '../grading/grading.laws.ts'
import { diploma, type DiplomaGrade } from './diploma.rules.ts'
import { eligibility } from './eligibility.rules.ts'

const rule = (code: string) => eligibilityRules.find((one) => one.code === code)!.content
const vocational = rule('YRKES')
const core = ['SV', 'EN', 'MA']
const others = ['BL', 'BI', 'FY', 'GE', 'HKK', 'HI', 'IDH', 'KE', 'MU', 'RE', 'SH', 'SL', 'TK']

describe('Eligibility', () => {
  it.each([
    ['YRKES', [...core, ...others.slice(0, 5)], true],
    ['YRKES', [...core, ...others.slice(0, 4)], false],
    ['YRKES', ['EN', 'MA', ...others], false],
    ['YRKES', ['SVA', 'EN', 'MA', ...others.slice(0, 5)], true],
    ['YRKES', ['SV', 'SVA', 'EN', 'MA', ...others.slice(0, 4)], false],
    ['ES', [...core, ...others.slice(0, 9)], true],
    ['ES', [...core, ...others.slice(0, 8)], false],
    ['EK-HU-SA', [...core, 'GE', 'HI', 'RE', 'SH', 'BL', 'IDH', 'MU', 'SL', 'TK'], true],
    ['EK-HU-SA', [...core, 'GE', 'HI', 'RE', 'BI', 'BL', 'IDH', 'MU', 'SL', 'TK'], false],
    ['NA-TE', [...core, 'BI', 'FY', 'KE', 'BL', 'IDH', 'MU', 'SL', 'TK', 'HKK'], true],
    ['NA-TE', [...core, 'BI', 'FY', 'TK', 'BL', 'IDH', 'MU', 'SL', 'HI', 'HKK'], false],
  ] as const)('for %s with passes in %j: %s', (code, passed, isEligible) =>
    expect(eligibility(passed, rule(code)).isEligible).toBe(isEligible),
  )

  it('says what is missing', () =>
    expect(eligibility(['SVA', 'GE'], vocational)).toEqual({
      isEligible: false,
      missingSubjects: ['EN', 'MA'],
      missingPasses: 6,
    }))

  it('does without English where that has been decided, and never works it out', () => {
    const seven = ['SV', 'MA', ...others.slice(0, 5)]
    expect(eligibility(seven, vocational).isEligible).toBe(false)
    expect(eligibility(seven, vocational, true).isEligible).toBe(true)
    expect(eligibility(seven.slice(1), vocational, true).isEligible).toBe(false)
  })

  it('is never lost by one more pass, and whoever may study science may study anything vocational', () => {
    const passes = fc.subarray([...core, 'SVA', ...others, 'ML', 'SPA'])
    fc.assert(
      fc.property(passes, fc.constantFrom(...eligibilityRules), fc.constantFrom(...others), (passed, { content }, more) => {
        const before = eligibility(passed, content)
        if (before.isEligible) expect(eligibility([...passed, more], content).isEligible).toBe(true)
        if (eligibility(passed, rule('NA-TE')).isEligible) expect(eligibility(passed, vocational).isEligible).toBe(true)
      }),
    )
  })
})

const course = (subjectCode: string, size: number, more: Partial<DiplomaGrade> = {}): DiplomaGrade => ({
  subjectCode,
  size,
  points: 10,
  isPass: true,
  isDiplomaProject: false,
  isProgrammeSpecific: false,
  ...more,
})
const failed = { points: 0, isPass: false } as const
const project = (more = {}) => course('GYAR', 100, { isDiplomaProject: true, ...more })
const academic = diplomaRules.find(({ code }) => code === 'HOGSKOLEFORBEREDANDE')!.content
const trade = diplomaRules.find(({ code }) => code === 'YRKES')!.content
const adult = adultDiplomaRules.find(({ code }) => code === 'VUX-HOGSKOLEFORBEREDANDE')!.content
const languages = [course('SVE', 300), course('ENG', 200), course('MAT', 100)]

describe('A diploma', () => {
  it.each([
    ['2 500 points, all passed', [...languages, project(), course('X', 1800)], academic, []],
    ['2 400 graded', [...languages, project(), course('X', 1700)], academic, ['GRADED_POINTS']],
    ['2 250 passed', [...languages, project(), course('X', 1550), course('Y', 250, failed)], academic, []],
    ['2 240 passed', [...languages, project(), course('X', 1540), course('Y', 260, failed)], academic, ['PASSED_POINTS']],
    ['a failed project', [...languages, project(failed), course('X', 1800)], academic, ['DIPLOMA_PROJECT']],
    ['no basis, which is not graded', [...languages, project(), course('X', 1750), course('Y', 50, { points: null, isPass: false })], academic, ['GRADED_POINTS']],
    ['Swedish at one level', [course('SVE', 100), course('ENG', 200), course('MAT', 100), project(), course('X', 2000)], academic, ['SUBJECT_SVE']],
    ['Swedish as a second language', [course('SVA', 300), ...languages.slice(1), project(), course('X', 1800)], academic, []],
    ['a trade with its own subjects', [course('SVE', 100), course('ENG', 100), course('MAT', 100), project(), course('X', 2100, { isProgrammeSpecific: true })], trade, []],
    ['komvux, 2 400 graded', [...languages, project(), course('X', 1550), course('Y', 150, failed)], adult, []],
    ['komvux, 2 390 graded', [...languages, project(), course('X', 1690)], adult, ['GRADED_POINTS']],
    ['komvux, 2 240 passed', [...languages, project(), course('X', 1540), course('Y', 160, failed)], adult, ['PASSED_POINTS']],
    ['a trade without them', [course('SVE', 100), course('ENG', 100), course('MAT', 100), project(), course('X', 2100)], trade, ['PROGRAMME_SPECIFIC_POINTS']],
  ] as const)('of %s', (_, grades, given, missing) =>
    expect(diploma(grades, given)).toEqual({ kind: missing.length === 0 ? 'EXAMENSBEVIS' : 'STUDIEBEVIS', missing }))
}) // prettier-ignore
