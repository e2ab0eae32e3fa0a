import { groupedBy } from '../../shared/grouped.ts'
import {
  amountOf, cohort, type CounterRules, isTellable, occupied, type Population, smallestOf, type SuppressionRule,
} from './counters.ts' // prettier-ignore
import { type Candidates, isGuessable } from './guess.ts'
import { type Brick, brickOf, everyPlace, isWithin, type Place, tellersOf, unitsOf } from './places.ts'

/** A counter has two tables: everybody, and cell by cell. A place has a table whole or not at all. */
export const tables = ['TOTAL', 'BREAKDOWN'] as const
export type Table = (typeof tables)[number]

/** The places that are told of, by counter and table. */
export type Told = ReadonlyMap<string, Readonly<Record<Table, ReadonlySet<string>>>>

/** What splits a brick of a breakdown. */
export interface Classes {
  readonly table: Table
  /** Of a unit: with which units it is one in the totals. */
  readonly pieces: ReadonlyMap<string, string>
  /** A word for which cells are not empty. */
  readonly cellsOf: (units: readonly Place[]) => string
}

interface Question extends Classes {
  readonly population: Population
  readonly rule: SuppressionRule
  readonly counter: string
  /** The cells of the table, each as cells of the facts. */
  readonly columns: readonly (readonly number[])[]
  /** Whose headcount is told in this table. */
  readonly counted: ReadonlySet<string>
  readonly candidates: ReadonlySet<string>
}

/** The units of a brick by which cells they have: what is empty elsewhere lets a class be told apart. */
export function classesOf(units: readonly Place[], { table, pieces, cellsOf }: Classes) {
  if (table === 'TOTAL') return [{ key: undefined, units }]
  const byPiece = groupedBy(units, ({ id }) => pieces.get(id) ?? id)
  return [...groupedBy([...byPiece.values()], cellsOf)].map(([key, some]) => ({ key, units: some.flat() }))
}

const upTo = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n)

/** What a unit's own told total leaves for a cell of it: of a total of 0, every cell is 0. */
function leftByTotal(unit: Place, column: readonly number[], { population, counter, table, pieces }: Question): Candidates {
  const { of, missed } = amountOf(population, counter, [unit], column)
  if (table === 'TOTAL' || pieces.get(unit.id) !== unit.id) return upTo(0, of)
  const all = amountOf(population, counter, [unit], population.cells.map((_, cell) => cell)) // prettier-ignore
  const candidates = upTo(Math.max(0, all.missed - (all.of - of)), Math.min(of, all.missed))
  return candidates.includes(missed) ? candidates : [missed]
}

function knownOf(unit: Place, total: number, column: readonly number[], question: Question): Candidates | undefined {
  const { population, counter, counted, rule } = question
  const { of, missed, cohort: all } = amountOf(population, counter, [unit], column)
  if (all === 0) return undefined
  if (!counted.has(unit.id)) return upTo(0, total)
  if (rule.fewMinimum < 2) return upTo(0, of)
  if (missed > 0 && missed < rule.fewMinimum && rule.isNearlyAllShown) return upTo(1, rule.fewMinimum - 1)
  return rule.isNearlyAllShown ? [0, ...upTo(rule.fewMinimum, of)] : upTo(0, of)
}

function isGivenAway(units: readonly Place[], column: readonly number[], question: Question): boolean {
  const { population, counter } = question
  const { missed, cohort: all, unitsWithAnybody, isSum } = amountOf(population, counter, units, column)
  if (isSum) return false
  if (counter === cohort) return all > 0 && all === unitsWithAnybody
  const hidden = units.flatMap((unit) => {
    const known = knownOf(unit, missed, column, question)
    const left = new Set(leftByTotal(unit, column, question))
    return known ? [known.filter((one) => left.has(one))] : []
  })
  return hidden.length > 0 && isGuessable(hidden, missed)
}

function isSafe(units: readonly Place[], isHidden: boolean, question: Question): boolean {
  const { columns, population, counter, rule } = question
  const isTold = (some: readonly Place[], column: readonly number[]) =>
    isTellable(amountOf(population, counter, some, column), rule, counter, isHidden)
  return columns.every((column) => {
    if (!isTold(units, column)) return false
    if (!isHidden) return true
    // What a told total has told of a cell covers nobody in it.
    const open = units.filter((unit) => leftByTotal(unit, column, question).length > 1)
    return open.length === 0 || (isTold(open, column) && !isGivenAway(open, column, question))
  })
}

/** The part of a brick that would tell too much, if any does. */
function unsafePart({ place, units }: Brick, question: Question) {
  if (units.length === 0) return undefined
  const isHidden = place.parts.length > 0
  return classesOf(units, question).find((one) => !isSafe(one.units, isHidden, question))
}

function decide(question: Question): ReadonlySet<string> {
  const { population, candidates, columns, rule, counter, cellsOf } = question
  const places = everyPlace(population.root).filter(({ id }) => candidates.has(id))
  const amounts = (place: Place) => columns.map((column) => amountOf(population, counter, unitsOf(place), column))
  const told = new Set(
    places.filter((place) => amounts(place).every((one) => isTellable(one, rule, counter, false))).map(({ id }) => id),
  )
  const queue = places.filter(({ id }) => told.has(id))
  for (let at = 0; at < queue.length;) {
    const place = queue[at]!
    const brick = told.has(place.id) ? brickOf(place, told) : undefined
    const unsafe = brick && unsafePart(brick, question)
    if (!unsafe) {
      at += 1
      continue
    }
    const covers = brick.below.filter((one) => unsafe.key === undefined || cellsOf(unitsOf(one)) === unsafe.key)
    const cover = smallestOf(covers, population)
    told.delete((cover ?? place).id)
    // What was a place's alone is now the brick's above it, which was safe without it.
    if (!cover)
      at = Math.max(
        0,
        queue.findLastIndex((one, n) => n < at && told.has(one.id) && isWithin(place, one)),
      )
  }
  return told
}

/**
 * Decides which places are told of, counter by counter, so that nothing computed from what is told is of fewer than the rule
 * says. Terminates: each step takes a place away. Order of the counters does not matter.
 */
export function tell(population: Population, counters: readonly string[], rule: SuppressionRule, rules: CounterRules = {}): Told {
  const told = new Map<string, Record<Table, ReadonlySet<string>>>()
  const cells = population.cells.map((_, cell) => cell)
  const everywhere = new Set(everyPlace(population.root).map(({ id }) => id))
  const cellsOf = occupied(population)
  for (const counter of [cohort, ...counters]) {
    const headcount = told.get(cohort)
    const ask = (table: Table, candidates: ReadonlySet<string>, pieces: ReadonlyMap<string, string>) =>
      decide({
        population,
        rule: rules[counter] ?? rule,
        counter,
        table,
        columns: table === 'TOTAL' ? [cells] : cells.map((cell) => [cell]),
        counted: headcount?.[table] ?? everywhere,
        candidates,
        pieces,
        cellsOf,
      })
    const TOTAL = ask('TOTAL', headcount?.TOTAL ?? everywhere, new Map())
    const candidates = headcount ? new Set([...TOTAL].filter((id) => headcount.BREAKDOWN.has(id))) : TOTAL
    told.set(counter, { TOTAL, BREAKDOWN: ask('BREAKDOWN', candidates, tellersOf(population.root, TOTAL)) })
  }
  return told
}
