import { type CellFacts, cohort, type Population } from '../suppression/counters.ts'
import type { Place } from '../suppression/places.ts'
import type { CellChanges } from '../suppression/renew.ts'
import type { TrueRow } from './truth.rules.ts'

/** The counter of a key figure: whoever it is of, and how many of them did not reach. */
export const result = 'RESULT'

/** What is true of one group at one unit; as JSON it is kept with what was told of it. */
export interface Truth {
  readonly amount: number
  readonly numerator: number | null
  readonly denominator: number | null
  readonly contributors: number
  readonly missed: number | null
}

/** All that is true of a population: unit by unit, of everybody and by sex. */
export type Truths = Readonly<Record<string, Readonly<Partial<Record<'ALL' | 'GIRLS' | 'BOYS', Truth>>>>>

/** A population as it is kept. */
export interface Snapshot {
  readonly root: Place
  readonly isBySex: boolean
  readonly isSum: boolean
  readonly truths: Truths
}

interface TreeRow {
  readonly id: string
  readonly parentId: string | null
  readonly isUnit: boolean
}

/** The tree of an authority, without what no unit lies below. */
export function treeOf(rows: readonly TreeRow[]): Place | null {
  const below = new Map<string | null, TreeRow[]>()
  for (const row of rows) below.set(row.parentId, [...(below.get(row.parentId) ?? []), row])
  const placeOf = ({ id, isUnit }: TreeRow): Place[] => {
    if (isUnit) return [{ id, parts: [] }]
    const parts = (below.get(id) ?? []).flatMap(placeOf)
    return parts.length > 0 ? [{ id, parts }] : []
  }
  return (below.get(null) ?? []).flatMap(placeOf)[0] ?? null
}

const truthOf = ({ amount, numerator, denominator, contributors, missed }: TrueRow): Truth => ({
  amount,
  numerator,
  denominator,
  contributors,
  missed,
})

/** A population from what counts of each of its cells. */
export function snapshotOf(root: Place, rows: readonly TrueRow[]): Snapshot {
  const truths: Record<string, Partial<Record<TrueRow['gender'], Truth>>> = {}
  for (const row of rows) truths[row.placeId] = { ...truths[row.placeId], [row.gender]: truthOf(row) }
  const isBySex = rows.some(({ gender }) => gender !== 'ALL')
  return { root, isBySex, isSum: rows.some(({ missed }) => missed === null), truths }
}

/** The same tree and groups as before, with what is true now: what a period is told of twice. */
export const renewedFrom = ({ root, isBySex, isSum }: Snapshot, { truths }: Snapshot): Snapshot => ({
  root,
  isBySex,
  isSum,
  truths,
})

const nobody = { contributors: 0, missed: 0 }
const count = (truth: Truth | undefined) => (truth ? { contributors: truth.contributors, missed: truth.missed ?? 0 } : nobody)

// Whoever is in neither sex is a group of their own, so that what is told of both does not tell of them.
function cellsOf(of: Truths[string] | undefined, isBySex: boolean) {
  const [girls, boys] = [count(of?.GIRLS), count(of?.BOYS)]
  const both = { contributors: girls.contributors + boys.contributors, missed: girls.missed + boys.missed }
  const all = of?.ALL ? count(of.ALL) : both
  if (!isBySex) return [all]
  const others = Math.max(0, all.contributors - both.contributors)
  return [girls, boys, { contributors: others, missed: Math.min(others, Math.max(0, all.missed - both.missed)) }]
}

const factsOf = (of: Truths[string] | undefined, isBySex: boolean): CellFacts[] =>
  cellsOf(of, isBySex).map(({ contributors, missed }) => ({
    cohort: contributors,
    results: { [result]: { of: contributors, missed } },
  }))

/** What decides what is told of a population. */
export const populationOf = ({ root, isBySex, isSum, truths }: Snapshot): Population => ({
  root,
  cells: isBySex ? ['GIRLS', 'BOYS', 'OTHERS'] : ['ALL'],
  facts: new Map(Object.entries(truths).map(([id, of]) => [id, factsOf(of, isBySex)])),
  ...(isSum ? { sums: new Set([result]) } : {}),
})

// Kept as JSON, its parts come back in another order.
const partsOf = (truth: Truth | undefined) =>
  truth ? [truth.amount, truth.numerator, truth.denominator, truth.contributors, truth.missed].join() : ''
const genders = ['ALL', 'GIRLS', 'BOYS'] as const
const isSameAt = (one: Truths[string] | undefined, other: Truths[string] | undefined) =>
  genders.every((gender) => partsOf(one?.[gender]) === partsOf(other?.[gender]))

/** Whether nothing has changed of a population since it was told. */
export const isSameSnapshot = ({ truths: one }: Snapshot, { truths: other }: Snapshot): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((id) => isSameAt(one[id], other[id]))

/**
 * What has changed between two deliveries. Of whom, they do not say: as many as the headcounts differ, and of as many as there are where
 * only what is true of them does, one may be all that changed.
 */
export function changesBetween(before: Snapshot, now: Snapshot): ReadonlyMap<string, readonly CellChanges[]> {
  const ids = new Set([...Object.keys(before.truths), ...Object.keys(now.truths)])
  return new Map(
    [...ids].map((id) => {
      const [then, since] = [before.truths[id], now.truths[id]]
      const isChanged = !isSameAt(then, since)
      const [old, cells] = [cellsOf(then, before.isBySex), cellsOf(since, before.isBySex)]
      const changes = cells.map(({ contributors }, cell): CellChanges => {
        const moved = Math.abs(contributors - old[cell]!.contributors)
        return { moved, changed: { [cohort]: moved, [result]: Math.max(moved, isChanged ? 1 : 0) } }
      })
      return [id, changes]
    }),
  )
}

const isAdded = (unitOfMeasure: string) => ['ANTAL', 'KRONOR', 'TIMMAR'].includes(unitOfMeasure)

/** What several units have together: exactly where their quotients are known, else as the mean of whom they are of; null of nobody. */
export function together(truths: readonly Truth[], unitOfMeasure: string): number | null {
  const sum = (of: (truth: Truth) => number) => truths.reduce((total, truth) => total + of(truth), 0)
  const some = truths.filter(({ contributors }) => contributors > 0)
  if (some.length === 1) return some[0]!.amount
  if (isAdded(unitOfMeasure)) return sum(({ amount }) => amount)
  const denominator = sum((truth) => truth.denominator ?? 0)
  if (denominator > 0 && some.every((truth) => truth.denominator !== null))
    return (sum((truth) => truth.numerator ?? 0) / denominator) * (unitOfMeasure === 'PROCENT' ? 100 : 1)
  const contributors = sum((truth) => truth.contributors)
  return contributors > 0 ? sum((truth) => truth.amount * truth.contributors) / contributors : null
}

/** What is true of a group at some units. */
export function truthsAt({ truths }: Snapshot, units: readonly Place[], gender: 'ALL' | 'GIRLS' | 'BOYS'): readonly Truth[] {
  return units.flatMap(({ id }) => {
    const of = truths[id]
    if (gender !== 'ALL' || of?.ALL) return of?.[gender] ?? []
    return [of?.GIRLS, of?.BOYS].filter((truth) => truth !== undefined)
  })
}
