import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SignProcessorAgreementInput } from '../identity.generated.ts'
import { agreementFaults, classOf, fieldFaults, memberStates } from './processor_agreement.rules.ts'

const classes = ['PUBLIC', 'PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION', 'EXERCISE_OF_AUTHORITY']
const fields = new Map(
  Object.entries({
    'School.name': 'PUBLIC',
    'Plan.text': 'PEDAGOGY',
    'Pupil.name': 'PEDAGOGICAL_ADMINISTRATION',
    'Pupil.grade': 'EXERCISE_OF_AUTHORITY',
    'Pupil.shoe': 'PUBLIC',
  }).map(([at, informationClass]) => [at, { informationClass }] as const),
)
const codes = (asked: string[], maxClass: string) =>
  fieldFaults(asked, maxClass, fields).map(({ code, field }) => `${field!.at(-1)} ${code}`)

describe('Fields that somebody wants to grant', () => {
  it.each([
    [['Plan.text', 'Pupil.name', 'Plan.*'], 'PEDAGOGICAL_ADMINISTRATION', []],
    [['Pupil.name', 'Pupil.grade', 'Pupil.*'], 'EXERCISE_OF_AUTHORITY', []],
    [['Pupil.name', 'Plan.text'], 'PEDAGOGY', ['0 FIELD_ABOVE_CLASS']],
    [['Pupil.*'], 'PEDAGOGICAL_ADMINISTRATION', ['0 FIELD_ABOVE_CLASS']],
    [
      ['School.name', 'School.*', 'Pupil.shoe'],
      'PEDAGOGY',
      ['0 FIELD_NEEDS_NO_GRANT', '1 FIELD_NEEDS_NO_GRANT', '2 FIELD_NEEDS_NO_GRANT'],
    ],
    [
      ['Pupil.weight', 'Teacher.*', '*', 'Pupil', 'Pupil.', '.*', 'pupil.name', 'constructor'],
      'EXERCISE_OF_AUTHORITY',
      [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `${n} FIELD_UNKNOWN`),
    ],
    [['Pupil.grade', 'Plan.text', 'Pupil.weight'], 'PEDAGOGY', ['0 FIELD_ABOVE_CLASS', '2 FIELD_UNKNOWN']],
  ])('%j, up to %s: %j', (asked, maxClass, expected) => expect(codes(asked, maxClass)).toEqual(expected))

  it('are named where they are too much: of a whole type each', () => {
    expect(fieldFaults(['Pupil.*'], 'PEDAGOGY', fields)[0]!.message).toMatch(/Pupil\.name .*Pupil\.grade/)
  })

  it('never come to more than the agreement covers, whatever is asked', () => {
    const some = fc.constantFrom(...fields.keys(), 'Pupil.*', 'Plan.*', 'School.*', 'Nothing.*', 'Plan.title')
    fc.assert(
      fc.property(fc.array(some), fc.constantFrom(...classes.slice(1)), (asked, maxClass) => {
        const wrong = new Set(fieldFaults(asked, maxClass, fields).map(({ field }) => Number(field!.at(-1))))
        for (const [n, one] of asked.entries()) {
          const highest = classOf(one, fields)
          const isFine = highest !== null && classes.indexOf(highest) <= classes.indexOf(maxClass)
          expect([one, maxClass, wrong.has(n)]).toEqual([one, maxClass, !isFine])
        }
      }),
    )
  })
})

describe('An agreement', () => {
  const good = {
    ...{ clientApplicationId: 'c', purpose: 'Accounts', storageCountry: 'SE', retentionMonths: 6 },
    ...{ maxInformationClass: 'PEDAGOGY', startDate: '2026-11-22' },
  } as const
  const faults = (given: object) =>
    agreementFaults({ ...good, ...given } as SignProcessorAgreementInput, '2026-11-22').map(({ code }) => code)

  it.each([
    [{}, []],
    [{ storageCountry: 'US' }, ['STORAGE_OUTSIDE_UNION']],
    [{ storageCountry: 'GB' }, ['STORAGE_OUTSIDE_UNION']],
    [{ storageCountry: 'NO' }, ['STORAGE_OUTSIDE_UNION']],
    [{ storageCountry: 'se' }, ['STORAGE_OUTSIDE_UNION']],
    [{ retentionMonths: -1 }, ['RETENTION_INVALID']],
    [{ retentionMonths: 1201 }, ['RETENTION_INVALID']],
    [{ endDate: '2026-11-21' }, ['DATES_INVALID']],
    [{ startDate: '2026-01-01', endDate: '2026-02-01' }, ['DATES_INVALID']],
    [
      { purpose: ' ', storageCountry: 'CH', retentionMonths: 5000 },
      ['PURPOSE_INVALID', 'STORAGE_OUTSIDE_UNION', 'RETENTION_INVALID'],
    ],
  ])('with %j: %j', (given, expected) => expect(faults(given)).toEqual(expected))

  it('is for the union of twenty-seven', () => {
    expect(new Set(memberStates).size).toBe(27)
    for (const country of memberStates) expect(faults({ storageCountry: country })).toEqual([])
  })
})
