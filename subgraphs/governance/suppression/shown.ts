import { amountOf, cohort, type Population, type SuppressionRule } from './counters.ts'
import { isGuessable } from './guess.ts'
import { type Place, unitsOf } from './places.ts'
import type { Table, Told } from './tell.ts'

/**
 * What is shown of a place: the figure; that nearly all reached; that it is hidden, for whichever reason, since which of two
 * hidden schools is the small one is itself something told; or that there is nobody.
 */
export type Shown = 'FIGURE' | 'NEARLY_ALL' | 'SUPPRESSED' | 'MISSING'

const isFew = (missed: number, rule: SuppressionRule) => missed > 0 && missed < rule.fewMinimum

/** Whether one cell may be shown as ~100 beside hidden ones: not if the total of the place gives away how many it is. */
function isAloneFew(missed: readonly number[], of: readonly number[], isTotalTold: boolean, rule: SuppressionRule): boolean {
  if (missed.filter((one) => isFew(one, rule)).length !== 1) return false
  const known = missed.map((one, cell) => {
    const upTo = Array.from({ length: of[cell]! + 1 }, (_, n) => n)
    return upTo.filter((n) => isFew(n, rule) === isFew(one, rule))
  })
  const total = missed.reduce((sum, one) => sum + one, 0)
  return !isTotalTold || !isGuessable(known, total)
}

/** What is shown of a counter at a place, in the total or cell by cell. */
export function shown(
  population: Population,
  told: Told,
  rule: SuppressionRule,
  counter: string,
  place: Place,
): Readonly<Record<Table, readonly Shown[]>> {
  const all = population.cells.map((_, cell) => cell)
  const units = unitsOf(place)
  const isToldIn = (table: Table, of: string) => told.get(of)?.[table].has(place.id) ?? false
  const isUnit = place.parts.length === 0
  const mayBeNearly = counter !== cohort && isUnit && rule.showsNearlyAll
  const column = (table: Table, columns: readonly (readonly number[])[]): readonly Shown[] => {
    const amounts = columns.map((cells) => amountOf(population, counter, units, cells))
    const isTotalTold = table === 'BREAKDOWN' && isToldIn('TOTAL', counter)
    const isNearly =
      table === 'TOTAL' ||
      isAloneFew(
        amounts.map(({ missed }) => missed),
        amounts.map(({ of }) => of),
        isTotalTold,
        rule,
      )
    return amounts.map(({ cohort: n, missed }) => {
      if (n === 0) return 'MISSING'
      if (!isToldIn(table, cohort)) return 'SUPPRESSED'
      if (isToldIn(table, counter)) return 'FIGURE'
      return mayBeNearly && isNearly && isFew(missed, rule) ? 'NEARLY_ALL' : 'SUPPRESSED'
    })
  }
  return {
    TOTAL: column('TOTAL', [all]),
    BREAKDOWN: column(
      'BREAKDOWN',
      all.map((cell) => [cell]),
    ),
  }
}
