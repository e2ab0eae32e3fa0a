import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byInvalidShare, keysOf, periodOf, ranked, sharesOf } from './absence_summary.rules.ts'

const minutes = fc.nat({ max: 100_000 })
const sums = fc.tuple(minutes, minutes, minutes, minutes, minutes).map(([attendance, valid, invalid, other, unregistered]) => ({
  ...{ attendance, valid, invalid, other },
  reported: attendance + valid + invalid + other,
  offered: attendance + valid + invalid + other + unregistered,
}))

describe('Shares of absence', () => {
  it('make one together with what nobody has registered, and are none of nothing', () => {
    fc.assert(
      fc.property(sums, (one) => {
        const shares = sharesOf(one)
        if (one.offered === 0) return expect(shares).toBeNull()
        expect(Object.values(shares!).reduce((sum, share) => sum + share)).toBeCloseTo(1, 9)
        expect(shares!.unregistered).toBeCloseTo(1 - one.reported / one.offered, 9)
      }),
    )
  })

  it('order pupils so that pages of any size are the whole list, once', () => {
    const pupils = fc.uniqueArray(fc.record({ id: fc.uuid(), offered: fc.nat({ max: 5 }), invalid: fc.constant(0) }), {
      selector: ({ id }) => id,
    })
    fc.assert(
      fc.property(pupils, fc.integer({ min: 1, max: 4 }), fc.infiniteStream(fc.nat({ max: 5 })), (given, size, stream) => {
        const rows = given.map((row) => ({ ...row, invalid: Math.min(row.offered, stream.next().value) }))
        const pages: typeof rows = []
        for (let after: readonly [string, string] | null = null; pages.length < rows.length; after = keysOf(pages.at(-1)!))
          pages.push(...ranked(rows, after).slice(0, size))
        expect(pages).toEqual(rows.toSorted(byInvalidShare))
      }),
    )
  })

  it('are of a period of 1 to 366 days', () => {
    const now = new Date('2026-11-22T11:00:00Z')
    expect(periodOf({ startDate: '2026-11-22', endDate: '2026-11-22' }, now).upto).toBe('2026-11-22T11:00:00.000Z')
    expect(() => periodOf({ startDate: '2027-02-01', endDate: '2028-02-02' }, now)).toThrow('`endDate`')
    expect(periodOf({ startDate: '2027-02-01', endDate: '2028-02-01' }, now)).toBeTruthy()
    expect(() => periodOf({ startDate: '2026-11-22', endDate: '2026-11-21' }, now)).toThrow('`endDate`')
  })
})
