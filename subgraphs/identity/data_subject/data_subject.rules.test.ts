import { describe, expect, it } from 'vitest'
import { monthsAfter } from '../../shared/clock.ts'

describe('A month of the law', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('from %s, %i later, ends on %s', (day, months, end) => expect(monthsAfter(day, months)).toBe(end))

  it('ends on the same day of another month, or on the last one of a shorter, whatever the day', () => {
    for (let n = 0; n < 3000; n++) {
      const day = new Date(Date.UTC(2023, 0, 1 + n))
      for (const months of [1, 3, 12]) {
        const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0))
        const same = new Date(
          Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, Math.min(day.getUTCDate(), last.getUTCDate())),
        )
        expect(monthsAfter(day.toISOString().slice(0, 10), months)).toBe(same.toISOString().slice(0, 10))
      }
    }
  })
})
