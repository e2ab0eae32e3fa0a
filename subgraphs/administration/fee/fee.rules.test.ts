import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feesOf, firstOf, type PaidChild, type Tariff } from './fee.rules.ts'

/** The state's highest fees of a year, as municipalities publish them: the ceiling, and the fee of the first, second and third child. */
type Year = readonly [year: number, ceiling: number, preschool: readonly number[], afterSchool: readonly number[]]
const published: readonly Year[] = [
  [2016, 43_760, [1313, 875, 438], [875, 438, 438]],
  [2017, 45_390, [1362, 908, 454], [908, 454, 454]],
  [2018, 46_080, [1382, 922, 461], [922, 461, 461]],
  [2019, 47_490, [1425, 950, 475], [950, 475, 475]],
  [2020, 49_280, [1478, 986, 493], [986, 493, 493]],
  [2021, 50_340, [1510, 1007, 503], [1007, 503, 503]],
  [2022, 52_410, [1572, 1048, 524], [1048, 524, 524]],
  [2023, 54_830, [1645, 1097, 548], [1097, 548, 548]],
  [2024, 56_250, [1688, 1125, 563], [1125, 563, 563]],
]

const steps = (schoolType: string, rates: readonly number[], highest: readonly number[]) =>
  rates.map((perMille, n) => ({ schoolType, childOrder: n + 1, perMille, maxFee: highest[n]! }))

const tariffOf = ([, incomeCeiling, preschool, afterSchool]: Year): Tariff => ({
  incomeCeiling,
  steps: [...steps('FS', [30, 20, 10], preschool), ...steps('FTH', [20, 10, 10], afterSchool)],
})
const tariff = tariffOf(published.at(-1)!)

/** Children from the youngest on, by school type. */
const children = (...schoolTypes: readonly string[]): PaidChild[] =>
  schoolTypes.map((schoolType, n) => ({ childId: `child ${n}`, youth: n + 1, schoolType, sharedBy: 1 }))
const amounts = (income: number | null, ...schoolTypes: readonly string[]) =>
  feesOf(tariff, income, children(...schoolTypes)).map(({ amount }) => amount)

describe('A fee', () => {
  it.each(published)('of %i at the ceiling of %i is as published', (...year) => {
    const fees = (type: string) => feesOf(tariffOf(year), year[1], children(type, type, type, type)).map(({ amount }) => amount)
    expect([fees('FS'), fees('FTH')]).toEqual([
      [...year[2], 0],
      [...year[3], 0],
    ])
    // The rates give what is published, and not the highest fees alone.
    const unlimited = tariffOf(year).steps.map((step) => ({ ...step, maxFee: 100_000 }))
    const byRates = feesOf({ incomeCeiling: year[1], steps: unlimited }, 90_000, children('FS', 'FS', 'FS'))
    expect(byRates.map(({ amount }) => amount)).toEqual(year[2])
  })

  it.each([
    [40_000, ['FS', 'FS', 'FS'], [1200, 800, 400]],
    [40_000, ['FS', 'FTH'], [1200, 400]],
    [40_000, ['FTH'], [800]],
    [40_000, ['FTH', 'FS'], [800, 800]],
    [60_000, ['FS', 'FS', 'FS'], [1688, 1125, 563]],
    [60_000, ['FTH'], [1125]],
    [60_000, ['FS', 'FS', 'FTH', 'FTH'], [1688, 1125, 563, 0]],
    [0, ['FS', 'FTH'], [0, 0]],
    [null, ['FS', 'FTH'], [1688, 563]],
    [16_650, ['FS'], [500]],
    [16_649, ['FS'], [499]],
  ])('at an income of %s for %j is %j', (income, schoolTypes, due) => expect(amounts(income, ...schoolTypes)).toEqual(due))

  const family = fc.array(fc.constantFrom('FS', 'FTH'), { minLength: 1, maxLength: 6 })
  const income = fc.integer({ min: 0, max: 200_000 })

  it('is never less for who earns more, and the same above the ceiling', () => {
    fc.assert(
      fc.property(family, income, income, (types, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const [less, more] = [amounts(low, ...types), amounts(high, ...types)]
        for (const [n, amount] of less.entries()) expect(more[n]).toBeGreaterThanOrEqual(amount!)
        expect(amounts(tariff.incomeCeiling + one, ...types)).toEqual(amounts(null, ...types))
      }),
    )
  })

  it('is nothing at no income, and from the fourth child on', () => {
    fc.assert(
      fc.property(family, income, (types, earned) => {
        expect(amounts(0, ...types).every((amount) => amount === 0)).toBe(true)
        expect(
          amounts(earned, ...types)
            .slice(3)
            .every((amount) => amount === 0),
        ).toBe(true)
      }),
    )
  })

  it('counts the youngest as the first, in whatever order the children come', () => {
    fc.assert(
      fc.property(family, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (types, keys) => {
        const sorted = children(...types)
        const shuffled = sorted.toSorted((a, b) => keys[a.youth - 1]! - keys[b.youth - 1]!)
        expect(feesOf(tariff, 40_000, shuffled)).toEqual(feesOf(tariff, 40_000, sorted))
        expect(feesOf(tariff, 40_000, shuffled).map(({ childOrder }) => childOrder)).toEqual(types.map((_, n) => n + 1))
      }),
    )
  })

  it('shared by households is never more than the whole together', () => {
    fc.assert(
      fc.property(family, income, fc.integer({ min: 1, max: 4 }), (types, earned, sharedBy) => {
        const shared = feesOf(tariff, earned, children(...types).map((child) => ({ ...child, sharedBy }))) // prettier-ignore
        for (const [n, whole] of amounts(earned, ...types).entries()) {
          const parts = shared[n]!.amount! * sharedBy
          expect(whole! - parts).toBeGreaterThanOrEqual(0)
          expect(whole! - parts).toBeLessThan(sharedBy)
        }
      }),
    )
  })

  it('is unknown where no tariff is decided', () =>
    expect(feesOf(null, 40_000, children('FS'))).toMatchObject([{ childOrder: 1, amount: null, income: null, maxFee: null }]))

  it.each([
    ['2026-12', '2026-12-01'],
    ['2026-13', null],
    ['2026-1', null],
    ['1999-12', null],
    ['2026-12-01', null],
    ['', null],
  ])('of the month %s is by the tariff of %s', (month, day) => expect(firstOf(month)).toBe(day))
})
