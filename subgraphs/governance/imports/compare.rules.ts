/** What is told of a cell, or is to be. */
export interface Stated {
  readonly kind: string
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly contributingCount: number | null
  readonly status: string
  readonly asOfDate: string
  readonly isPublished: boolean
  readonly source: string
}

/**
 * How a value that is delivered stands to the current one of its cell. OLDER: the same source has said something newer. CONTRADICTS:
 * another source has said something else, or the same one of the same day; the first stays told until somebody settles which it is.
 */
export type Verdict = 'NEW' | 'SAME' | 'REPLACES' | 'OLDER' | 'CONTRADICTS'

/** Whether two figures say the same, as far as the key figure's decimals go. */
export const isSameFigure = (one: Stated, other: Stated, decimals: number): boolean =>
  one.kind === other.kind &&
  one.isNearlyAll === other.isNearlyAll &&
  Math.abs((one.value ?? 0) - (other.value ?? 0)) <= 0.5 * 10 ** -decimals + 1e-9

const isSameRow = (one: Stated, other: Stated): boolean =>
  (['kind', 'value', 'isNearlyAll', 'contributingCount', 'status', 'isPublished'] as const).every(
    (key) => one[key] === other[key],
  )

/** Compares a value with the current one of its cell. `isDated`: the source says of which day it is, rather than that it is new. */
export function verdictOf(given: Stated, current: Stated | null, decimals: number, isDated: boolean): Verdict {
  if (!current) return 'NEW'
  const isSame = isSameFigure(given, current, decimals)
  if (given.source !== current.source) return isSame ? 'SAME' : 'CONTRADICTS'
  if (isSameRow(given, current)) return 'SAME'
  if (!isDated) return 'REPLACES'
  if (given.asOfDate < current.asOfDate) return 'OLDER'
  return given.asOfDate === current.asOfDate && !isSame ? 'CONTRADICTS' : 'REPLACES'
}
