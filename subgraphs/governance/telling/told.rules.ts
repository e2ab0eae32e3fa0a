import { type CellFacts, cohort, type SuppressionRule } from '../suppression/counters.ts'
import { everyPlace, type Place, unitsOf } from '../suppression/places.ts'
import { renew } from '../suppression/renew.ts'
import { type Shown, shown } from '../suppression/shown.ts'
import { type Table, tell, type Told } from '../suppression/tell.ts'
import { changesBetween, populationOf, result, type Snapshot, together, truthsAt } from './population.rules.ts'

/** What is told of a place and a group of it. */
export interface ToldFigure {
  readonly placeId: string
  readonly gender: 'ALL' | 'GIRLS' | 'BOYS'
  readonly kind: 'VALUE' | 'SUPPRESSED' | 'MISSING'
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly contributingCount: number | null
}

/** What a key figure's values are. */
export interface Measure {
  readonly unitOfMeasure: string
  readonly decimals: number
}

const rounded = (value: number, decimals: number) => Math.round((value + Number.EPSILON) * 10 ** decimals) / 10 ** decimals

function figureOf(snapshot: Snapshot, place: Place, gender: ToldFigure['gender'], how: Shown, measure: Measure): ToldFigure {
  const hidden = { placeId: place.id, gender, value: null, isNearlyAll: false, contributingCount: null }
  if (how === 'SUPPRESSED' || how === 'MISSING') return { ...hidden, kind: how }
  const truths = truthsAt(snapshot, unitsOf(place), gender)
  // Of several units the count is left out: two key figures of almost the same persons would tell whom they do not share.
  const contributingCount = place.parts.length === 0 ? truths.reduce((sum, { contributors }) => sum + contributors, 0) : null
  if (how === 'NEARLY_ALL') return { ...hidden, kind: 'VALUE', value: 100, isNearlyAll: true, contributingCount }
  const value = together(truths, measure.unitOfMeasure)
  return value === null
    ? { ...hidden, kind: 'MISSING' }
    : { ...hidden, kind: 'VALUE', value: rounded(value, measure.decimals), contributingCount }
}

const hasAnybody = (facts: ReadonlyMap<string, readonly CellFacts[]>, place: Place) =>
  unitsOf(place).some(({ id }) => (facts.get(id) ?? []).some((cell) => cell.cohort > 0))

const sexes = ['GIRLS', 'BOYS'] as const

/** What is told of a population for the first time, and of which places. */
export function firstTold(snapshot: Snapshot, rule: SuppressionRule, measure: Measure): { told: Told; figures: ToldFigure[] } {
  const population = populationOf(snapshot)
  const told = tell(population, [result], rule)
  const figures = everyPlace(snapshot.root)
    .filter((place) => hasAnybody(population.facts, place))
    .flatMap((place) => {
      const how = shown({ population, told, rule, counter: result }, place)
      const all = figureOf(snapshot, place, 'ALL', how.TOTAL[0]!, measure)
      return snapshot.isBySex
        ? [all, ...sexes.map((sex, cell) => figureOf(snapshot, place, sex, how.BREAKDOWN[cell]!, measure))]
        : [all]
    })
  return { told, figures }
}

/** What was told first, and how it is told the second time: anew, or carried where what changed is of too few. */
export interface Renewed {
  readonly figures: readonly ToldFigure[]
  /** Of these groups the first figure stays. */
  readonly carried: readonly { readonly placeId: string; readonly gender: ToldFigure['gender'] }[]
  readonly told: Told
}

/** What is told the second time. What was not told the first time is not told now. */
export function renewed(before: Snapshot, now: Snapshot, first: Told, rule: SuppressionRule, measure: Measure): Renewed {
  const populations = { before: populationOf(before), now: populationOf(now) }
  const told = renew({ ...populations, changes: changesBetween(before, now), rule }, first)
  const isTold = (of: Told, table: Table, { id }: Place) => of.get(result)?.[table].has(id) && of.get(cohort)?.[table].has(id)
  const groups = everyPlace(before.root).flatMap((place) => [
    { place, table: 'TOTAL' as const, gender: 'ALL' as const },
    ...(before.isBySex ? sexes.map((gender) => ({ place, table: 'BREAKDOWN' as const, gender })) : []),
  ])
  const was = groups.filter(
    ({ place, table }) =>
      isTold(first, table, place) && (hasAnybody(populations.before.facts, place) || hasAnybody(populations.now.facts, place)),
  )
  return {
    told,
    figures: was
      .filter(({ place, table }) => isTold(told, table, place))
      .map(({ place, gender }) => {
        const isEmpty = truthsAt(now, unitsOf(place), gender).every(({ contributors }) => contributors === 0)
        return figureOf(now, place, gender, isEmpty ? 'MISSING' : 'FIGURE', measure)
      }),
    carried: was
      .filter(({ place, table }) => !isTold(told, table, place))
      .map(({ place, gender }) => ({ placeId: place.id, gender })),
  }
}

/** Which places were told of, as it is kept. */
export const keptTold = (told: Told) =>
  Object.fromEntries([...told].map(([counter, of]) => [counter, { TOTAL: [...of.TOTAL], BREAKDOWN: [...of.BREAKDOWN] }]))

/** The same, as it is asked. */
export const toldFrom = (kept: ReturnType<typeof keptTold>): Told =>
  new Map(Object.entries(kept).map(([counter, of]) => [counter, { TOTAL: new Set(of.TOTAL), BREAKDOWN: new Set(of.BREAKDOWN) }]))
