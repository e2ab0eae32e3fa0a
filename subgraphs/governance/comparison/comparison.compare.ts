import type { KpiRow } from '../kpi/kpi.queries.ts'
import type { ComparedRow, ComparedUnitRow, ComparisonGroupRow, KpiComparisonRow } from './comparison.queries.ts'
import { similarTo, spreadOf } from './peer.rules.ts'
import { rollUp } from './roll_up.rules.ts'
import { differenceOf } from './series.rules.ts'

/** What a figure is compared with, and the units of it. */
interface Side {
  readonly with: KpiComparisonRow['with']
  readonly group: ComparisonGroupRow | null
  readonly ids: ReadonlySet<string>
}

interface Compared {
  readonly kpi: KpiRow
  readonly period: string
  readonly placeId: string
  readonly units: readonly ComparedUnitRow[]
  readonly values: readonly ComparedRow[]
  readonly groups: readonly ComparisonGroupRow[]
}

const idsOf = (units: readonly { readonly id: string }[]) => new Set(units.map(({ id }) => id))

/** The sides that a figure of this place can be compared with. Of what is no school unit, the country's units alone. */
function sidesOf({ placeId, units, values, groups }: Compared): readonly Side[] {
  const unit = units.find(({ id }) => id === placeId)
  const side = (name: Side['with'], some: readonly { readonly id: string }[], group: Side['group'] = null): Side => ({
    with: name,
    group,
    ids: idsOf(some),
  })
  const nation = side('NATION', units)
  if (!unit) return [nation]
  const sizes = new Map(values.map((one) => [one.placeId, one.weight]))
  const peer = (one: ComparedUnitRow) => ({ ...one, size: sizes.get(one.id) ?? null })
  const similar = similarTo(peer(unit), units.map(peer))
  return [
    side('AUTHORITY', units.filter(({ authorityId }) => authorityId === unit.authorityId)),
    side('MUNICIPALITY', units.filter(({ municipalityCode }) => municipalityCode === unit.municipalityCode)),
    nation,
    ...(similar.length > 0 ? [side('SIMILAR_UNITS', similar.map((id) => ({ id })))] : []),
    ...groups.map((group) => side('GROUP', group.placeIds.map((id) => ({ id })), group)),
  ] // prettier-ignore
}

const told = ({ kind, value, isNearlyAll, weight }: ComparedRow) =>
  kind === 'VALUE' ? ({ kind, value: value!, isNearlyAll, weight } as const) : ({ kind } as const)

/** A figure beside those of other units: made of what the viewer is told of each, and of nothing else. */
export function compare(asked: Compared): KpiComparisonRow[] {
  const { kpi, period, placeId, values } = asked
  const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(kpi.decimals)))
  const own = values.find((one) => one.placeId === placeId) ?? null
  return sidesOf(asked).map(({ with: name, group, ids }) => {
    const some = values.filter((one) => ids.has(one.placeId))
    const { value: whole, placeCount, hiddenCount, isComplete, isApproximate } = rollUp(some.map(told), kpi.rollUp)
    const { lowerQuartile, median, upperQuartile } = spreadOf(some.flatMap(({ value }) => (value === null ? [] : [value])))
    const value = rounded(whole)
    const spread = { lowerQuartile: rounded(lowerQuartile), median: rounded(median), upperQuartile: rounded(upperQuartile) }
    const difference = differenceOf(own, { kind: 'VALUE', value, isNearlyAll: isApproximate && value === 100 }, kpi.decimals)
    return { with: name, group, period, value, ...spread, placeCount, hiddenCount, isComplete, difference }
  })
}
