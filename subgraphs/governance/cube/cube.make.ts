import type { Write } from '../../shared/database.ts'
import type { SuppressionRule } from '../suppression/counters.ts'
import { unitsOf } from '../suppression/places.ts'
import { type Decision, decide, type Renewable, rowsOf, type Snapshot, type ToldRow, toldRows } from './cube.decide.ts'
import type { Kind } from './cube.kinds.ts'
import { type CubeRow, factsAt, hashOf } from './cube.queries.ts'
import { type CellRow, type Counted, countedOf, treeOf } from './cube.rules.ts'
import type { TreeRow } from './cube.table.ts'

/** The facts of a kind, counted at each reading that a cube of the period was made of, and at one more. */
export type Counts = ReadonlyMap<number, readonly Counted[]>

const factPeriod = ({ grain }: Kind, period: string): string => (grain === 'SCHOOL_YEAR' ? `${period} VT` : period)

/** Counts the facts at some readings, each fact where the first of them counted it. Of facts of other authorities nothing is counted. */
export async function countAt(
  tx: Write,
  { kind, period, units }: { readonly kind: Kind; readonly period: string; readonly units: ReadonlySet<string> },
  readings: readonly number[],
): Promise<Counts> {
  const first = new Map<string, Counted>()
  const counts = new Map<number, readonly Counted[]>()
  for (const reading of [...new Set(readings)].toSorted((a, b) => a - b)) {
    const facts = await factsAt(tx, kind.entity, factPeriod(kind, period), reading)
    const counted = countedOf(kind, facts, first).filter(({ unit }) => units.has(unit))
    for (const one of counted) if (!first.has(one.factId)) first.set(one.factId, one)
    counts.set(reading, counted)
  }
  return counts
}

export const unitsIn = (tree: readonly TreeRow[]): ReadonlySet<string> => new Set(unitsOf(treeOf(tree)).map(({ id }) => id))

/** What a cube is made of besides its facts. */
export interface Making {
  readonly kind: Kind
  readonly population: string
  readonly rule: SuppressionRule
  readonly tree: readonly TreeRow[]
  readonly facts: Counts
  /** Who is counted, where another kind says it; then the places whose headcount that kind has told. */
  readonly heads: { readonly counts: Counts; readonly renewable: Renewable } | null
  /** Readings of the cubes of the population, this one's last. */
  readonly readings: readonly number[]
}

/** A cube, made of facts alone: whoever makes it again gets the same. */
export interface Made {
  readonly cells: readonly CellRow[]
  /** Null of the third of a period, and of those after it: a period is told at most twice. */
  readonly decision: Decision | null
  readonly told: readonly ToldRow[]
}

// Of a subject of a year, the pupils of the year.
export const headsOf = (population: string) => population.split(' ').slice(0, 2).join(' ')

function snapshotAt({ population, facts, heads }: Making, reading: number): Snapshot {
  const own = (facts.get(reading) ?? []).filter((one) => one.population === population)
  const of = headsOf(population)
  return { facts: own, heads: heads ? (heads.counts.get(reading) ?? []).filter((one) => one.population === of) : own }
}

export function make(making: Making): Made {
  const { kind, rule, readings, heads } = making
  const frame = { kind, rule, root: treeOf(making.tree) }
  const [first, second] = readings.map((reading) => snapshotAt(making, reading))
  const cells = rowsOf(frame, snapshotAt(making, readings.at(-1)!))
  if (readings.length > 2) return { cells, decision: null, told: [] }
  const decision = decide(frame, first!, second ?? null, heads?.renewable ?? null)
  return { cells, decision, told: toldRows(decision) }
}

export const cellLines = (cells: readonly CellRow[]): readonly string[] =>
  cells
    .map(({ placeId, cell, counter, contributors, amount }) => [placeId, cell, counter, contributors, amount].join(' '))
    .toSorted()

export const toldLines = (told: readonly ToldRow[]): readonly string[] =>
  told.map(({ placeId, counter, cellTable, isCarried }) => [placeId, counter, cellTable, isCarried].join(' ')).toSorted()

export async function hashesOf(tx: Write, { cells, told }: Made): Promise<Pick<CubeRow, 'contentHash' | 'toldHash'>> {
  return { contentHash: await hashOf(tx, cellLines(cells)), toldHash: await hashOf(tx, toldLines(told)) }
}
