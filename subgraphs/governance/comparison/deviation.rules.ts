/** Which way is better. */
export type Direction = 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER' | 'NEUTRAL'
export type Verdict = 'BETTER' | 'ON_TARGET' | 'WORSE' | 'UNKNOWN'

/** A figure that is told. Of one that is nearly all it may be told of how many it is. */
export interface Compared {
  readonly value: number
  readonly isNearlyAll?: boolean
  readonly contributors?: number | null
}

export interface Deviation {
  /** Value less target; null where it is not known by how much. */
  readonly difference: number | null
  readonly verdict: Verdict
}

/** A decimal number less another, without what floating point adds to it. */
const less = (value: number, other: number): number => Number((value - other).toFixed(6))

const unknown: Deviation = { difference: null, verdict: 'UNKNOWN' }

function verdictOf(difference: number, direction: Direction, decimals: number): Verdict {
  if (Math.abs(difference) < 0.5 / 10 ** decimals) return 'ON_TARGET'
  if (direction === 'NEUTRAL') return 'UNKNOWN'
  return difference > 0 === (direction === 'HIGHER_IS_BETTER') ? 'BETTER' : 'WORSE'
}

/**
 * How a figure stands to its target. ~100 is a share that one to four keep from 100: it is better or worse only where all of
 * these are. What is hidden or missing is unknown.
 */
export function deviation(figure: Compared | null, target: number, direction: Direction, decimals = 1): Deviation {
  if (!figure) return unknown
  if (!figure.isNearlyAll) {
    const difference = less(figure.value, target)
    return { difference, verdict: verdictOf(difference, direction, decimals) }
  }
  const { contributors } = figure
  if (contributors == null || contributors <= 0) return unknown
  const shares = [4, 1].map((missing) => (Math.max(0, contributors - missing) / contributors) * 100)
  const [least, most] = shares.map((share) => verdictOf(share - target, direction, decimals))
  return least === most && least !== 'ON_TARGET' ? { difference: null, verdict: least! } : unknown
}
