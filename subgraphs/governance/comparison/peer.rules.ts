/** When units are alike enough to be compared, and how many it takes. */
export interface PeerRule {
  readonly isOfSameAuthorityType: boolean
  readonly hasSameSchoolTypes: boolean
  /** How much larger or smaller, as a share of the unit's own size. */
  readonly within: number
  readonly most: number
  /** Fewer than this are none: a comparison with two says more of those two than of the unit. */
  readonly least: number
}

/** The rule of the product, as data. */
export const peerRule: PeerRule = { isOfSameAuthorityType: true, hasSameSchoolTypes: true, within: 0.2, most: 10, least: 5 }

/** A unit as it is compared: its size is what is told of it, such as its pupils. */
export interface Peer {
  readonly id: string
  readonly schoolTypes: readonly string[]
  readonly isPublic: boolean | null
  readonly size: number | null
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one) => others.includes(one))

/** The units most like one: of its kind, nearest in size by their ratio; none where there are too few or its size is not told. */
export function similarTo(unit: Peer, others: readonly Peer[], rule: PeerRule = peerRule): readonly string[] {
  const { size } = unit
  if (size === null || size <= 0) return []
  const alike = others.flatMap((one) => {
    const isAlike =
      one.id !== unit.id &&
      (!rule.hasSameSchoolTypes || isSame(one.schoolTypes, unit.schoolTypes)) &&
      (!rule.isOfSameAuthorityType || one.isPublic === unit.isPublic)
    const isNear = one.size !== null && one.size >= size * (1 - rule.within) && one.size <= size * (1 + rule.within)
    return isAlike && isNear && one.size > 0 ? [{ id: one.id, distance: Math.abs(Math.log(one.size / size)) }] : []
  })
  const nearest = alike.toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1)).slice(0, rule.most)
  return nearest.length < rule.least ? [] : nearest.map(({ id }) => id)
}

/** Where in sorted values a share of them lies, between two where it falls between. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return below + (above - below) * (at - Math.floor(at))
}

/** How values are spread; null of fewer than three, which it would tell one by one. */
export function spreadOf(values: readonly number[]) {
  if (values.length < 3) return { lowerQuartile: null, median: null, upperQuartile: null }
  const sorted = values.toSorted((a, b) => a - b)
  return { lowerQuartile: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upperQuartile: quantile(sorted, 0.75) }
}
