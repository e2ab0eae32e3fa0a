import { describe, expect, it } from 'vitest'
import { checkSeries, differenceOf, periodsOf } from './series.rules.ts'

const years = { from: 2023, to: 2024 }

describe('A series', () => {
  it.each([
    ['SCHOOL_YEAR', ['2023/24', '2024/25']],
    ['TERM', ['2023/24 HT', '2023/24 VT', '2024/25 HT', '2024/25 VT']],
    ['CALENDAR_YEAR', ['2023', '2024']],
    ['DAY', []],
  ] as const)('of %s has each of its periods', (kind, expected) => expect(periodsOf(years, kind, [])).toEqual(expected))
  it('has twelve months a year, and the days that were counted', () => {
    expect(periodsOf(years, 'MONTH', [])).toHaveLength(24)
    expect(periodsOf(years, 'DAY', ['2024-10-15', '2023-10-15'])).toEqual(['2023-10-15', '2024-10-15'])
  })
  it.each([
    [0, 2020, 2021],
    [51, 2020, 2021],
    [1, 2020, 2019],
    [1, 2000, 2015],
    [1, -5, 3],
  ])('of %i key figures from %i to %i is refused', (count, from, to) =>
    expect(() =>
      checkSeries(
        Array.from({ length: count }, () => 'a'),
        { from, to },
      ),
    ).toThrow('Give'),
  )
  it('tells a difference of what is shown alone', () => {
    const shown = (value: number | null, isNearlyAll = false) => ({
      kind: value === null ? 'SUPPRESSED' : 'VALUE',
      value,
      isNearlyAll,
    })
    expect(differenceOf(shown(71.4), shown(70.1), 1)).toBe(1.3)
    for (const other of [shown(null), shown(100, true), null]) expect(differenceOf(shown(71.4), other, 1)).toBeNull()
  })
})
