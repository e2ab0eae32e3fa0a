import { amountOf, cohort, type Population, type SuppressionRule } from './counters.ts'
import { type Place, unitsOf } from './places.ts'
import type { Table, Told } from './tell.ts'

/**
 * What is shown of a place: the figure; that nearly all reached; that it is hidden, for whichever reason, since which of two
 * hidden schools is the small one is itself something told; or that there is nobody.
 */
export type Shown = 'FIGURE' | 'NEARLY_ALL' | 'SUPPRESSED' | 'MISSING'

interface Question {
  readonly population: Population
  readonly told: Told
  readonly rule: SuppressionRule
  readonly counter: string
}

const isFew = (missed: number, rule: SuppressionRule) => missed > 0 && missed < rule.fewMinimum

// What lies above one school with pupils is that school.
const isOfOneUnit = (population: Population, units: readonly Place[]): boolean =>
  amountOf(
    population,
    cohort,
    units,
    population.cells.map((_, cell) => cell),
  ).unitsWithAnybody < 2

function shownIn(
  table: Table,
  columns: readonly (readonly number[])[],
  units: readonly Place[],
  isTold: (table: Table, of: string) => boolean,
  { population, rule, counter }: Omit<Question, 'told'>,
): readonly Shown[] {
  const amounts = columns.map((cells) => amountOf(population, counter, units, cells))
  // Of a cell it is never shown that nearly all reached: with the totals beside it and above it, how many could follow.
  const isNearly = table === 'TOTAL' && counter !== cohort && rule.isNearlyAllShown && isOfOneUnit(population, units)
  return amounts.map(({ cohort: all, of, missed, isSum }) => {
    if (all === 0) return 'MISSING'
    if (!isTold(table, cohort)) return 'SUPPRESSED'
    if (isTold(table, counter)) return 'FIGURE'
    // Of whom there is no result, nothing is said.
    return isNearly && !isSum && of === all && isFew(missed, rule) ? 'NEARLY_ALL' : 'SUPPRESSED'
  })
}

/** What is shown of a counter at a place: in the total, and cell by cell. */
export function shown(question: Question, place: Place): Readonly<Record<Table, readonly Shown[]>> {
  const all = question.population.cells.map((_, cell) => cell)
  const isTold = (table: Table, of: string) => question.told.get(of)?.[table].has(place.id) ?? false
  const units = unitsOf(place)
  return {
    TOTAL: shownIn('TOTAL', [all], units, isTold, question),
    BREAKDOWN: shownIn('BREAKDOWN', all.map((cell) => [cell]), units, isTold, question), // prettier-ignore
  }
}
