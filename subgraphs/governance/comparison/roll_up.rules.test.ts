import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rollUp, type ToldFigure } from './roll_up.rules.ts'

const told = (value: number, weight: number | null = null): ToldFigure => ({ kind: 'VALUE', value, weight })
const hidden: ToldFigure = { kind: 'SUPPRESSED' }
const missing: ToldFigure = { kind: 'MISSING' }

const figures = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('VALUE' as const),
      value: fc.integer({ min: 0, max: 100 }),
      weight: fc.integer({ min: 1, max: 300 }),
    }),
    fc.constantFrom(hidden, missing),
  ),
  { maxLength: 12 },
)

describe('What units have together', () => {
  it('is weighed by what is told, and says what is not in it', () =>
    expect(rollUp([told(80, 50), told(60, 100), hidden], 'WEIGHTED_MEAN')).toEqual({
      value: 200 / 3,
      placeCount: 3,
      hiddenCount: 1,
      missingCount: 0,
      isComplete: false,
      isApproximate: false,
    }))

  it('is missing and not zero where nothing is told', () => {
    expect(rollUp([], 'SUM').value).toBeNull()
    expect(rollUp([hidden, missing], 'SUM')).toMatchObject({ value: null, hiddenCount: 1, missingCount: 1 })
    expect(rollUp([told(80)], 'WEIGHTED_MEAN')).toMatchObject({ value: null, missingCount: 1 })
    expect(rollUp([told(80, 10)], 'NONE').value).toBeNull()
  })

  it('is about right where nearly all is in it', () =>
    expect(rollUp([{ kind: 'VALUE', value: 100, isNearlyAll: true, weight: 20 }], 'WEIGHTED_MEAN')).toMatchObject({
      value: 100,
      isComplete: true,
      isApproximate: true,
    }))

  it('lies between the lowest and the highest, and does not change with the order or the unit of the weights', () =>
    fc.assert(
      fc.property(figures, fc.integer({ min: 2, max: 9 }), (some, times) => {
        const mean = rollUp(some, 'WEIGHTED_MEAN')
        const values = some.flatMap((one) => (one.kind === 'VALUE' ? [one.value] : []))
        const heavier = some.map((one) => (one.kind === 'VALUE' ? { ...one, weight: one.weight * times } : one))
        fc.pre(mean.value !== null)
        const { value } = mean
        expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
        expect(rollUp(some.toReversed(), 'WEIGHTED_MEAN').value).toBeCloseTo(value, 9)
        expect(rollUp(heavier, 'WEIGHTED_MEAN').value).toBeCloseTo(value, 9)
      }),
    ))

  it('counts every unit once', () =>
    fc.assert(
      fc.property(figures, fc.constantFrom('SUM' as const, 'WEIGHTED_MEAN' as const), (some, how) => {
        const { placeCount, hiddenCount, missingCount, isComplete } = rollUp(some, how)
        const shown = some.filter(({ kind }) => kind === 'VALUE').length
        expect(placeCount).toBe(hiddenCount + missingCount + shown)
        expect(isComplete).toBe(shown > 0 && hiddenCount + missingCount === 0)
      }),
    ))
})
