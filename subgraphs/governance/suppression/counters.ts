import { type Place, unitsOf } from './places.ts'

/** From how many on something is told: a dated row of the rules, as Skolverket publishes its own. */
export interface SuppressionRule {
  /** Of a single school unit. */
  readonly unitMinimum: number
  /** Of several units together. */
  readonly aboveMinimum: number
  /** Of those who did not reach; fewer are shown as ~100. 1 tells any number. */
  readonly fewMinimum: number
  /** Of those who did. */
  readonly fewReachedMinimum: number
  /** Of whom it is told that nobody or everybody reached. 0: also of what is hidden. */
  readonly evenMinimum: number
  /** Whether a few who did not reach are shown as ~100, which says that they are 1 to `fewMinimum` − 1. */
  readonly isNearlyAllShown: boolean
}

/** What one unit has in one cell of a breakdown. */
export interface CellFacts {
  /** How many are counted. */
  readonly cohort: number
  /** Of a counter: whom it has a result of, and how many of them did not reach. */
  readonly results: Readonly<Record<string, { readonly of: number; readonly missed: number }>>
}

/** One population: a tree of places, and the facts of each unit cell by cell. */
export interface Population {
  readonly root: Place
  readonly cells: readonly string[]
  readonly facts: ReadonlyMap<string, readonly CellFacts[]>
  /** Counters that add up what is measured (minutes, points): `of` are those who add to it, and nobody misses. */
  readonly sums?: ReadonlySet<string>
}

/** The rule of each counter that has one of its own. */
export type CounterRules = Readonly<Record<string, SuppressionRule>>

/** The headcount, which every other counter rests on. */
export const cohort = 'COHORT'

/** What some units have together in some cells. */
export interface Amount {
  readonly cohort: number
  readonly of: number
  readonly missed: number
  /** How many of the units have anybody there. */
  readonly unitsWithAnybody: number
  readonly isSum: boolean
}

/** Adds up a counter over units and cells. Of the headcount everybody has a result, and nobody misses. */
export function amountOf(population: Population, counter: string, units: readonly Place[], cells: readonly number[]): Amount {
  const isSum = population.sums?.has(counter) ?? false
  const sum = { cohort: 0, of: 0, missed: 0, unitsWithAnybody: 0, isSum }
  for (const { id } of units) {
    const before = sum.cohort
    for (const cell of cells) {
      const facts = population.facts.get(id)?.[cell]
      if (!facts) continue
      const result = facts.results[counter]
      sum.cohort += facts.cohort
      sum.of += counter === cohort ? facts.cohort : (result?.of ?? 0)
      sum.missed += result?.missed ?? 0
    }
    if (sum.cohort > before) sum.unitsWithAnybody += 1
  }
  return sum
}

/** A word for which cells are not empty, as everybody knows of a school's years; in all of the populations. */
export const occupied =
  (...populations: readonly Population[]) =>
  (units: readonly Place[]): string =>
    populations
      .flatMap(({ cells, facts }) => cells.map((_, cell) => units.some(({ id }) => (facts.get(id)?.[cell]?.cohort ?? 0) > 0)))
      .join()

/** The place with the smallest headcount, if there is any. */
export function smallestOf(places: readonly Place[], population: Population): Place | undefined {
  const everybody = population.cells.map((_, cell) => cell)
  const size = (place: Place) => amountOf(population, cohort, unitsOf(place), everybody).cohort
  return places.toSorted((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1))[0]
}

const isFewOf = (amount: number, minimum: number) => amount > 0 && amount < minimum

/**
 * Whether an amount may be told. `isHidden`: it is of units that are not told of themselves, and then that nobody or everybody
 * of them reached would tell it of each.
 */
export function isTellable(amount: Amount, rule: SuppressionRule, counter: string, isHidden: boolean): boolean {
  const { cohort: all, of, missed, unitsWithAnybody, isSum } = amount
  const minimum = unitsWithAnybody > 1 ? rule.aboveMinimum : rule.unitMinimum
  if (isFewOf(all, minimum)) return false
  if (counter === cohort || all === 0) return true
  const isEvenTold = rule.evenMinimum === 0 || (!isHidden && (isSum ? all : of) >= rule.evenMinimum)
  // That nobody adds to a sum is told by its zero; how many do is not told.
  if (isSum) return of === 0 ? isEvenTold : !isFewOf(of, minimum)
  if (isFewOf(of, minimum) || isFewOf(all - of, rule.fewMinimum)) return false
  if (of === 0) return true
  const reached = of - missed
  if (missed === 0 || reached === 0) return isEvenTold
  return missed >= rule.fewMinimum && reached >= rule.fewReachedMinimum
}
