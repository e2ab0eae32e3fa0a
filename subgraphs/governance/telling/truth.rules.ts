/** What was delivered of one cell, and when. */
export interface TrueRow {
  readonly deliveryId: string
  readonly source: string
  readonly asOfDate: string
  readonly status: 'PRELIMINARY' | 'FINAL'
  readonly deliveredAt: Date
  readonly organisationId: string
  readonly placeId: string
  readonly kpiId: string
  readonly period: string
  readonly gender: 'ALL' | 'GIRLS' | 'BOYS'
  readonly schoolType: string
  readonly amount: number
  readonly numerator: number | null
  readonly denominator: number | null
  readonly contributors: number
  readonly missed: number | null
}

/** A contradiction of a cell, with the deliveries that say something else than what is told. */
export interface Disputed {
  readonly state: 'OPEN' | 'SETTLED' | 'DISMISSED'
  readonly chosenDeliveryId: string | null
  readonly settledAt: Date | null
  readonly deliveries: readonly string[]
  readonly waiting: readonly string[]
}

/** What counts of a cell, and what says something else and waits. */
export interface Effective {
  readonly row: TrueRow
  readonly contradicting: readonly TrueRow[]
}

const isSame = (one: TrueRow, other: TrueRow): boolean =>
  (['amount', 'contributors', 'missed', 'numerator', 'denominator'] as const).every((key) => one[key] === other[key])

const isOut = (disputed: readonly Disputed[], { deliveryId }: TrueRow): boolean =>
  disputed.some(({ state, chosenDeliveryId, deliveries, waiting }) =>
    state === 'SETTLED' && chosenDeliveryId !== null
      ? deliveries.includes(deliveryId) && deliveryId !== chosenDeliveryId
      : waiting.includes(deliveryId),
  )

/**
 * What counts of a cell, of all that was delivered of it in the order it came: the newest of the source that was first, until somebody
 * has chosen another one. What another source says differently waits.
 */
export function effectiveOf(rows: readonly TrueRow[], disputed: readonly Disputed[]): Effective | null {
  const open = rows.filter((row) => !isOut(disputed, row))
  const settled = disputed.filter(({ chosenDeliveryId }) => chosenDeliveryId !== null)
  const last = settled.toSorted((a, b) => Number(b.settledAt) - Number(a.settledAt))[0]
  const chosen = last && open.find(({ deliveryId }) => deliveryId === last.chosenDeliveryId)
  const since = chosen ? open.filter(({ deliveredAt }) => deliveredAt > last.settledAt!) : open.slice(1)
  let row = chosen ?? open[0]
  if (!row) return null
  const contradicting: TrueRow[] = []
  for (const next of since) {
    if (next.source === row.source) row = next.asOfDate < row.asOfDate ? row : next
    else if (!isSame(next, row)) contradicting.push(next)
  }
  return { row, contradicting: contradicting.filter((one) => !isSame(one, row)) }
}
