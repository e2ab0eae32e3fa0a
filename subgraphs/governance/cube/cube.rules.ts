import type { CellChanges } from '../suppression/renew.ts'
import type { CellFacts, Population, SuppressionRule } from '../suppression/counters.ts'
import { cohort } from '../suppression/counters.ts'
import { type Place, unitsOf } from '../suppression/places.ts'
import type { CounterKind, Kind } from './cube.kinds.ts'
import type { TreeRow } from './cube.table.ts'

/** A fact as it was at a reading. */
export interface FactRow {
  readonly factId: string
  readonly placeId: string
  readonly schoolType: string
  readonly schoolYear: number
  readonly gender: string
  readonly subjectCode: string
  readonly measures: Readonly<Record<string, number | null>>
}

/** A fact as a cube counts it: where, and what it makes of each counter; null where it says nothing. */
export interface Counted {
  readonly factId: string
  readonly population: string
  readonly unit: string
  readonly cell: string
  readonly weight: number
  readonly values: readonly (number | null)[]
}

const cellsBy = {
  NONE: ['ALL'],
  GENDER: ['KVINNA', 'MAN', 'OKANT'],
  SCHOOL_YEAR: ['-1', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
} as const

const breakdownOf = ({ breakdown }: Kind) => breakdown as keyof typeof cellsBy

/** The cells of a kind, which partition its pupils: always all of them, so that two cubes have the same. */
export const cellsOf = (kind: Kind): readonly string[] => cellsBy[breakdownOf(kind)]

const cellOf = (kind: Kind, { gender, schoolYear }: FactRow): string =>
  ({ NONE: 'ALL', GENDER: gender, SCHOOL_YEAR: String(schoolYear) })[breakdownOf(kind)]

function populationOf({ populationBy, schoolTypes, schoolYears }: Kind, fact: FactRow): string | null {
  if (schoolTypes.length > 0 && !schoolTypes.includes(fact.schoolType)) return null
  if (schoolYears.length > 0 && !schoolYears.includes(fact.schoolYear)) return null
  if (populationBy === 'SCHOOL_TYPE') return fact.schoolType
  const year = `${fact.schoolType} ${fact.schoolYear}`
  return populationBy === 'SUBJECT' ? `${year} ${fact.subjectCode}` : year
}

/** Counts facts. One that has been counted in the period before stays where it was: who moves within a period is no two changes. */
export function countedOf(kind: Kind, facts: readonly FactRow[], first: ReadonlyMap<string, Counted> = new Map()): Counted[] {
  return facts.flatMap((fact) => {
    const weight = kind.weight === '' ? 1 : (fact.measures[kind.weight] ?? 0)
    const before = first.get(fact.factId)
    const population = before?.population ?? populationOf(kind, fact)
    if (population === null || weight === 0 || fact.measures['counted'] === 0) return []
    const values = kind.counters.map(({ measure }) => fact.measures[measure] ?? null)
    return [
      {
        ...{ factId: fact.factId, population, weight, values },
        unit: before?.unit ?? fact.placeId,
        cell: before?.cell ?? cellOf(kind, fact),
      },
    ]
  })
}

/** What a unit has in a cell of one counter. */
export interface CellRow {
  readonly placeId: string
  readonly cell: string
  readonly counter: string
  readonly contributors: number
  readonly amount: number
}

function valueOf({ how }: CounterKind, value: number | null, weight: number): readonly [contributors: number, amount: number] {
  if (value === null) return [0, 0]
  if (how === 'SUM') return value > 0 ? [weight, value] : [0, 0]
  return [weight, value === 0 ? weight : 0]
}

/**
 * Truth, cell by cell: of a share how many have a result and how many did not reach, of a sum how many add to it and what it makes.
 * `heads` are those who are counted; the same facts, but where a kind counts results of the pupils of another.
 */
export function cellRows({ counters }: Kind, counted: readonly Counted[], heads: readonly Counted[]): readonly CellRow[] {
  const rows = new Map<string, { -readonly [Key in keyof CellRow]: CellRow[Key] }>()
  const add = (placeId: string, cell: string, counter: string, contributors: number, amount: number) => {
    const key = [placeId, cell, counter].join(' ')
    const row = rows.get(key) ?? { placeId, cell, counter, contributors: 0, amount: 0 }
    row.contributors += contributors
    row.amount += amount
    rows.set(key, row)
  }
  for (const { unit, cell, weight } of heads) add(unit, cell, cohort, weight, weight)
  for (const { unit, cell, weight, values } of counted)
    for (const [n, counter] of counters.entries()) add(unit, cell, counter.name, ...valueOf(counter, values[n]!, weight))
  const keyOf = (row: CellRow) => [row.placeId, row.cell, row.counter].join(' ')
  return [...rows.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** The tree of places whose root is the authority. */
export function treeOf(rows: readonly TreeRow[]): Place {
  const partsOf = new Map<string | null, TreeRow[]>()
  for (const row of rows) partsOf.set(row.parentId, [...(partsOf.get(row.parentId) ?? []), row])
  const placeOf = ({ id }: TreeRow): Place => ({ id, parts: (partsOf.get(id) ?? []).map(placeOf) })
  return placeOf(partsOf.get(null)![0]!)
}

/** A cube as the decision on what is told asks for it, with what its sums make. */
export interface CubePopulation extends Population {
  readonly amounts: ReadonlyMap<string, readonly Readonly<Record<string, number>>[]>
}

export function populationFrom(kind: Kind, root: Place, rows: readonly CellRow[]): CubePopulation {
  const sums = new Set(kind.counters.filter(({ how }) => how === 'SUM').map(({ name }) => name))
  const byKey = new Map(rows.map((row) => [[row.placeId, row.cell, row.counter].join(' '), row]))
  const cells = cellsOf(kind)
  const factsOf = (unit: string, cell: string): CellFacts => {
    const row = (counter: string) => byKey.get([unit, cell, counter].join(' '))
    const results = kind.counters.map(({ name }) => {
      const { contributors: of = 0, amount = 0 } = row(name) ?? {}
      return [name, { of, missed: sums.has(name) ? 0 : amount }] as const
    })
    return { cohort: row(cohort)?.contributors ?? 0, results: Object.fromEntries(results) }
  }
  const amountsOf = (unit: string, cell: string) =>
    Object.fromEntries([...sums].map((name) => [name, byKey.get([unit, cell, name].join(' '))?.amount ?? 0]))
  const table = <Cell>(of: (unit: string, cell: string) => Cell) =>
    new Map(unitsOf(root).map(({ id }) => [id, cells.map((cell) => of(id, cell))] as const))
  return { root, cells, facts: table(factsOf), amounts: table(amountsOf), sums }
}

/** Facts as two cubes count them. */
export interface Days {
  readonly before: readonly Counted[]
  readonly now: readonly Counted[]
}

/** What changed from the one day to the other: a fact came or went, or has another value of some counters. */
function* changesOf({ before, now }: Days) {
  const later = new Map(now.map((one) => [one.factId, one]))
  const earlier = new Set(before.map(({ factId }) => factId))
  for (const was of before) yield { at: was, was, is: later.get(was.factId) }
  for (const is of now) if (!earlier.has(is.factId)) yield { at: is, was: undefined, is }
}

/** What changed in each cell; of what weighs, at least as many as it weighs more or less. */
export function changesBetween(kind: Kind, root: Place, facts: Days, heads: Days): ReadonlyMap<string, readonly CellChanges[]> {
  const cells = cellsOf(kind)
  const none = () => cells.map(() => ({ moved: 0, changed: {} as Record<string, number> }))
  const changes = new Map(unitsOf(root).map(({ id }) => [id, none()]))
  for (const { at, was, is } of changesOf(heads)) {
    const sum = changes.get(at.unit)?.[cells.indexOf(at.cell)]
    if (sum) sum.moved += Math.abs((is?.weight ?? 0) - (was?.weight ?? 0))
  }
  for (const { at, was, is } of changesOf(facts)) {
    const sum = changes.get(at.unit)?.[cells.indexOf(at.cell)]
    const moved = Math.abs((is?.weight ?? 0) - (was?.weight ?? 0))
    for (const [n, { name }] of sum ? kind.counters.entries() : [])
      if (moved > 0 || was!.values[n] !== is!.values[n]) sum!.changed[name] = (sum!.changed[name] ?? 0) + Math.max(moved, 1)
  }
  return changes
}

/** Nothing is protected of these: the headcount beside them is. */
const nobody: SuppressionRule = {
  ...{ unitMinimum: 1, aboveMinimum: 1, fewMinimum: 1, fewReachedMinimum: 1, evenMinimum: 0 },
  isNearlyAllShown: false,
}

/** The rule of each counter, from that of the cube. */
export const rulesOf = ({ counters }: Kind, rule: SuppressionRule): Readonly<Record<string, SuppressionRule>> =>
  Object.fromEntries(counters.map(({ name, protects }) => [name, protects === 'NOBODY' ? nobody : rule]))
