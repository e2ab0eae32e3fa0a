import { describe, expect, it } from 'vitest'
import { deviation } from './deviation.rules.ts'

describe('Beside its target', () => {
  it.each([
    [71.4, 75, 'HIGHER_IS_BETTER', 'WORSE'],
    [71.4, 75, 'LOWER_IS_BETTER', 'BETTER'],
    [75.04, 75, 'HIGHER_IS_BETTER', 'ON_TARGET'],
    [75.06, 75, 'HIGHER_IS_BETTER', 'BETTER'],
    [80, 75, 'NEUTRAL', 'UNKNOWN'],
  ] as const)('%d of %d, where %s, is %s', (value, target, direction, verdict) => {
    const found = deviation({ value }, target, direction)
    expect(found.verdict).toBe(verdict)
    expect(found.difference).toBeCloseTo(value - target, 9)
  })

  it('nearly all is better only where every share that it may be is', () => {
    const nearly = { value: 100, isNearlyAll: true, contributors: 40 } // 90 to 97.5
    expect(deviation(nearly, 85, 'HIGHER_IS_BETTER')).toEqual({ difference: null, verdict: 'BETTER' })
    expect(deviation(nearly, 95, 'HIGHER_IS_BETTER')).toEqual({ difference: null, verdict: 'UNKNOWN' })
    expect(deviation(nearly, 99, 'HIGHER_IS_BETTER')).toEqual({ difference: null, verdict: 'WORSE' })
    expect(deviation({ ...nearly, contributors: null }, 85, 'HIGHER_IS_BETTER').verdict).toBe('UNKNOWN')
  })

  it('what is hidden or missing is unknown', () =>
    expect(deviation(null, 75, 'HIGHER_IS_BETTER')).toEqual({ difference: null, verdict: 'UNKNOWN' }))
})
