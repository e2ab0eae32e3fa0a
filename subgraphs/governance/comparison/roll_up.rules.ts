/** How the figures of several units become one: added, weighed by another figure of theirs, or not at all. */
export type RollUp = 'SUM' | 'WEIGHTED_MEAN' | 'NONE'

/** What is told of one unit. Of a nearly all the value is 100, and less than that is true. */
export type ToldFigure =
  | { readonly kind: 'VALUE'; readonly value: number; readonly isNearlyAll?: boolean; readonly weight?: number | null }
  | { readonly kind: 'SUPPRESSED' | 'MISSING' }

export interface RolledUp {
  /** Null where nothing is told that it could be made of: that is missing, and not zero. */
  readonly value: number | null
  readonly placeCount: number
  readonly hiddenCount: number
  readonly missingCount: number
  /** Whether every unit is in it. */
  readonly isComplete: boolean
  /** Whether some of it is ~100. */
  readonly isApproximate: boolean
}

/**
 * Makes one figure of what is told of several units, and of nothing else: what is hidden stays out of it and is counted, so that no
 * figure is closed from another. A weighted mean takes the units whose figure and weight are both told.
 */
export function rollUp(figures: readonly ToldFigure[], how: RollUp): RolledUp {
  const hiddenCount = figures.filter(({ kind }) => kind === 'SUPPRESSED').length
  const told = figures.filter((one) => one.kind === 'VALUE')
  const weighed = how === 'WEIGHTED_MEAN' ? told.filter(({ weight }) => weight != null && weight > 0) : told
  const total = weighed.reduce((sum, { weight }) => sum + (weight ?? 1), 0)
  const sum = weighed.reduce((of, { value, weight }) => of + (how === 'SUM' ? value : value * weight!), 0)
  const isNone = how === 'NONE' || weighed.length === 0
  return {
    value: isNone ? null : how === 'SUM' ? sum : sum / total,
    placeCount: figures.length,
    hiddenCount,
    missingCount: figures.length - hiddenCount - weighed.length,
    isComplete: !isNone && weighed.length === figures.length,
    isApproximate: !isNone && weighed.some(({ isNearlyAll }) => isNearlyAll === true),
  }
}
