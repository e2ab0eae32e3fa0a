import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodBefore, periodOf } from './period.rules.ts'

describe('A period', () => {
  it.each([
    ['2026', 'CALENDAR_YEAR', '2026-01-01', '2025'],
    ['2026/27', 'SCHOOL_YEAR', '2026-07-01', '2025/26'],
    ['1999/00', 'SCHOOL_YEAR', '1999-07-01', '1998/99'],
    ['2000/01', 'SCHOOL_YEAR', '2000-07-01', '1999/00'],
    ['2025/26 HT', 'TERM', '2025-07-01', '2024/25 HT'],
    ['2025/26 VT', 'TERM', '2026-01-01', '2024/25 VT'],
    ['2026-10', 'MONTH', '2026-10-01', '2025-10'],
    ['2026-10-15', 'DAY', '2026-10-15', '2025-10-15'],
    ['2024-02-29', 'DAY', '2024-02-29', null],
  ])('%s is of the kind %s, from %s; before it %s', (text, kind, start, before) => {
    expect(periodOf(text)).toEqual({ kind, start })
    expect(periodBefore(text)).toBe(before)
  })

  it.each([
    '',
    '26',
    '2026/28',
    '2026/27 ST',
    '2026/27 HT x',
    '2026-13',
    '2026-00',
    '2025-02-29',
    '2024-02-30',
    '2026-1',
    ' 2026',
    '2026 HT',
  ])('is not %j', (text) => expect([periodOf(text), periodBefore(text)]).toEqual([null, null]))

  it('begins a year after the one before it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9998 }), fc.constantFrom('', ' HT', ' VT'), (year, term) => {
        const text = `${String(year).padStart(4, '0')}/${String((year + 1) % 100).padStart(2, '0')}${term}`
        const [now, before] = [periodOf(text)!, periodOf(periodBefore(text)!)!]
        expect(before.kind).toBe(now.kind)
        expect(Number(now.start.slice(0, 4)) - Number(before.start.slice(0, 4))).toBe(1)
        expect(now.start.slice(4)).toBe(before.start.slice(4))
      }),
    ))
})
