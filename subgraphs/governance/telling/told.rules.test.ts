import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween, isSameSnapshot, type Snapshot, snapshotOf, together, treeOf } from './population.rules.ts'
import { firstTold, keptTold, renewed, toldFrom } from './told.rules.ts'
import { effectiveOf, type TrueRow } from './truth.rules.ts'

const rule = { unitMinimum: 10, aboveMinimum: 5, fewMinimum: 5, fewReachedMinimum: 5, evenMinimum: 10, isNearlyAllShown: true }
const share = { unitOfMeasure: 'PROCENT', decimals: 1 }
const root = treeOf([
  { id: 'root', parentId: null, isUnit: false },
  { id: 'a', parentId: 'root', isUnit: true },
  { id: 'b', parentId: 'root', isUnit: true },
  { id: 'c', parentId: 'root', isUnit: true },
  { id: 'none', parentId: 'root', isUnit: false },
])!

const row = (placeId: string, contributors: number, missed: number | null, more: Partial<TrueRow> = {}): TrueRow => ({
  deliveryId: 'd1',
  source: 'S',
  asOfDate: '2026-01-31',
  status: 'FINAL',
  deliveredAt: new Date('2026-02-01'),
  organisationId: 'root',
  placeId,
  kpiId: 'k',
  period: '2025',
  gender: 'ALL',
  schoolType: '',
  amount: contributors > 0 && missed !== null ? (100 * (contributors - missed)) / contributors : 50,
  numerator: missed === null ? null : contributors - missed,
  denominator: missed === null ? null : contributors,
  contributors,
  missed,
  ...more,
})
const of = (...rows: TrueRow[]): Snapshot => snapshotOf(root, rows)
const kinds = (snapshot: Snapshot) =>
  Object.fromEntries(
    firstTold(snapshot, rule, share).figures.map(({ placeId, gender, kind, value, isNearlyAll }) => [
      `${placeId} ${gender}`,
      kind === 'VALUE' ? (isNearlyAll ? '~100' : value) : kind,
    ]),
  )

describe('What is told of delivered truth', () => {
  it('leaves out what no unit lies below', () => expect(root.parts.map(({ id }) => id)).toEqual(['a', 'b', 'c']))

  it('hides a small unit and one that covers it, and tells what they are together', () => {
    expect(kinds(of(row('a', 24, 8), row('b', 7, 2), row('c', 30, 9)))).toEqual({
      'root ALL': 68.9,
      'a ALL': 'SUPPRESSED',
      'b ALL': 'SUPPRESSED',
      'c ALL': 70,
    })
  })

  it('shows a few who did not reach as nearly all, and nobody twice', () => {
    expect(kinds(of(row('a', 40, 8), row('b', 35, 3), row('c', 50, 12)))).toMatchObject({
      'b ALL': '~100',
      'a ALL': 'SUPPRESSED',
    })
    expect(kinds(of(row('a', 7, 3)))).toEqual({ 'root ALL': 'SUPPRESSED', 'a ALL': 'SUPPRESSED' })
  })

  it('tells sexes whole or not at all, and whoever is in neither hides both', () => {
    const sexes = (others: number) =>
      of(row('a', 40 + others, 12), row('a', 20, 6, { gender: 'GIRLS' }), row('a', 20, 6, { gender: 'BOYS' }))
    expect(kinds(sexes(0))).toMatchObject({ 'a GIRLS': 70, 'a BOYS': 70 })
    expect(kinds(sexes(3))).toMatchObject({ 'a GIRLS': 'SUPPRESSED', 'a BOYS': 'SUPPRESSED' })
  })

  it('tells means by how many they are of, and leaves the count of several units out', () => {
    const { figures } = firstTold(of(row('a', 20, null, { amount: 10 }), row('b', 60, null, { amount: 30 })), rule, share)
    expect(figures.map(({ placeId, value, contributingCount }) => [placeId, value, contributingCount])).toEqual([
      ['root', 25, null],
      ['a', 10, 20],
      ['b', 30, 60],
    ])
  })

  const first = of(row('a', 40, 10), row('b', 50, 15), row('c', 60, 20))
  const second = (now: Snapshot) => renewed(first, now, firstTold(first, rule, share).told, rule, share)
  const places = (given: readonly { placeId: string }[]) => given.map(({ placeId }) => placeId).toSorted()

  it('carries what changed of too few the second time, and with it what lies above', () => {
    const { figures, carried } = second(of(row('a', 41, 10), row('b', 50, 15), row('c', 60, 20)))
    expect(places(carried)).toEqual(expect.arrayContaining(['a', 'root']))
    expect(places(figures)).not.toEqual(expect.arrayContaining(['a']))
    expect(places(second(of(row('a', 40, 11), row('b', 50, 15), row('c', 60, 20))).carried)).toContain('a')
    expect(places(second(of(row('a', 70, 30), row('b', 50, 15), row('c', 60, 20))).figures)).toEqual(['a', 'b', 'c', 'root'])
  })

  it('tells nothing the second time that was not told the first', () =>
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 6, maxLength: 6 }),
        fc.array(fc.nat(100), { minLength: 6, maxLength: 6 }),
        (sizes, shares) => {
          const rows = (from: number) =>
            of(
              ...['a', 'b', 'c'].map((id, n) =>
                row(id, sizes[from + n]!, Math.floor((sizes[from + n]! * shares[from + n]!) / 100)),
              ),
            )
          const [before, now] = [rows(0), rows(3)]
          const { told, figures } = firstTold(before, rule, share)
          const shown = new Set(figures.filter(({ kind }) => kind === 'VALUE').map(({ placeId }) => placeId))
          const empty = new Set(['a', 'b', 'c', 'root'].filter((id) => !figures.some(({ placeId }) => placeId === id)))
          for (const { placeId } of renewed(before, now, toldFrom(keptTold(told)), rule, share).figures)
            expect(shown.has(placeId) || empty.has(placeId)).toBe(true)
        },
      ),
      { numRuns: 300 },
    ))

  it('knows the same population again, however its parts are ordered', () => {
    const kept = JSON.parse(JSON.stringify(first)) as Snapshot
    expect(isSameSnapshot(first, kept)).toBe(true)
    expect(isSameSnapshot(first, of(row('a', 40, 10)))).toBe(false)
    expect(changesBetween(first, first).get('a')).toEqual([{ moved: 0, changed: { COHORT: 0, RESULT: 0 } }])
  })

  it('adds money and hours, and weighs shares', () => {
    const truths = [row('a', 10, null, { amount: 4 }), row('b', 30, null, { amount: 8 })]
    expect(together(truths, 'TIMMAR')).toBe(12)
    expect(together(truths, 'POANG')).toBe(7)
    expect(together([], 'POANG')).toBeNull()
  })
})

describe('What counts of a cell', () => {
  const [one, other] = [
    row('a', 40, 10),
    row('a', 41, 10, { deliveryId: 'd2', source: 'T', deliveredAt: new Date('2026-03-01') }),
  ]
  const newer = row('a', 42, 10, { deliveryId: 'd3', asOfDate: '2026-02-28', deliveredAt: new Date('2026-04-01') })
  const dispute = { settledAt: new Date('2026-05-01'), deliveries: ['d1', 'd2'], waiting: ['d2'] }

  it('is the newest of the first source, and what another says differently waits', () => {
    expect(effectiveOf([one, other, newer], [])).toMatchObject({
      row: { deliveryId: 'd3' },
      contradicting: [{ deliveryId: 'd2' }],
    })
    expect(effectiveOf([one, { ...one, deliveryId: 'd9', source: 'T' }], [])?.contradicting).toEqual([])
    expect(effectiveOf([], [])).toBeNull()
  })

  it('is what somebody has chosen, and stays where they dismissed it', () => {
    const settled = { ...dispute, state: 'SETTLED' as const, chosenDeliveryId: 'd2' }
    expect(effectiveOf([one, other], [settled])).toMatchObject({ row: { deliveryId: 'd2' }, contradicting: [] })
    const dismissed = { ...dispute, state: 'DISMISSED' as const, chosenDeliveryId: null }
    expect(effectiveOf([one, other], [dismissed])).toMatchObject({ row: { deliveryId: 'd1' }, contradicting: [] })
  })
})
