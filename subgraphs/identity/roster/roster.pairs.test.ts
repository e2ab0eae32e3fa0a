import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf, type Kept, pairUp, type Told } from './roster.pairs.ts'

const today = '2026-11-22'
const day = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10))
const key = fc.constantFrom('a', 'b')

// Rows of one key that do not overlap: from days in order, each the first or the last of one.
const periods = fc
  .uniqueArray(day, { maxLength: 7 })
  .map((days) => days.toSorted())
  .map((days) => days.flatMap((startDate, n) => (n % 2 === 0 ? [{ startDate, endDate: days[n + 1] ?? null }] : [])))
const rowsOf = fc
  .tuple(periods, periods)
  .map(([a, b]) => [...a.map((one) => ({ key: 'a', ...one })), ...b.map((one) => ({ key: 'b', ...one }))])
const keyOf = ({ key: of }: { key: string }) => of
const overlap = (a: Kept, b: Kept) =>
  (a.endDate === null || a.endDate >= b.startDate) && (b.endDate === null || b.endDate >= a.startDate)

const sorted = (rows: readonly object[]) => rows.map((one) => JSON.stringify(one)).toSorted()

type Row = Kept & { readonly key: string }
const imported = (known: readonly Row[], wanted: readonly (Told & { key: string })[]): Row[] => {
  const { pairs, left } = pairUp(known, wanted, keyOf, today)
  const written = pairs.map(([told, kept]): Row => {
    const same = left.filter((one) => one.key === told.key)
    const { startDate, endDate = null } = kept ? daysOf(told, kept, same) : told
    return { key: told.key, startDate: startDate ?? today, endDate }
  })
  return [...written, ...left]
}

describe('What a file says of a time is held against what is there', () => {
  it('so that each row is about one thing, of the same key, and nothing is lost', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, (known, wanted) => {
        const { pairs, left } = pairUp(known, wanted, keyOf, today)
        expect(sorted(pairs.map(([told]) => told))).toEqual(sorted(wanted))
        const kept = pairs.flatMap(([, row]) => (row ? [row] : []))
        expect(new Set([...kept, ...left]).size).toBe(known.length)
        for (const [told, row] of pairs) if (row) expect([row.key, overlap(told, row)]).toEqual([told.key, true])
      }),
    )
  })

  it('so that the second time changes nothing', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, (known, wanted) => {
        const once = imported(known, wanted)
        expect(sorted(imported(once, wanted))).toEqual(sorted(once))
      }),
      { numRuns: 2000 },
    )
  })

  it('so that nothing holds twice at a time', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, (known, wanted) => {
        const rows = imported(known, wanted)
        const twice = rows.filter((one, n) => rows.slice(0, n).some((other) => one.key === other.key && overlap(one, other)))
        expect(twice).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('so that what is told of nothing that is known becomes what is told', () => {
    fc.assert(
      fc.property(rowsOf, (wanted) => {
        expect(sorted(imported([], wanted))).toEqual(sorted(wanted))
      }),
    )
    fc.assert(
      fc.property(key, day, (of, startDate) => {
        const told = { key: of, startDate, endDate: null }
        expect(imported([{ ...told, endDate: startDate }], [told])).toEqual([told])
      }),
    )
  })

  it('so that an interruption here stays one', () => {
    const first = { key: 'a', startDate: '2026-07-01', endDate: '2026-11-21' }
    const second = { key: 'a', startDate: '2026-11-22', endDate: null }
    expect(imported([first, second], [{ key: 'a', startDate: '2026-07-01', endDate: null }])).toEqual([second, first])
    const whole = { key: 'a', startDate: '2026-07-01', endDate: null }
    expect(imported([second], [whole])).toEqual([whole])
  })

  it('so that without a first day it is what holds today', () => {
    const told = { key: 'a', startDate: null, endDate: null }
    const rows = [
      { key: 'a', startDate: '2025-07-01', endDate: '2026-06-30' },
      { key: 'a', startDate: '2026-07-01', endDate: null },
    ]
    expect(pairUp(rows, [told], keyOf, today).pairs).toEqual([[told, rows[1]]])
    expect(pairUp(rows.slice(0, 1), [told], keyOf, today).pairs).toEqual([[told, null]])
  })
})
