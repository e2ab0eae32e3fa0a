import { badInput } from '../../shared/errors.ts'
import type { Resolvers } from '../governance.generated.ts'
import { periodOf } from '../period/period.rules.ts'
import { dissolveGiven, formGiven } from './comparison.acts.ts'
import { compare } from './comparison.compare.ts'
import type { KpiTrendRow } from './comparison.queries.ts'
import { seriesOf } from './comparison.series.ts'

/** The period to compare in: the last one of which something is told. */
function periodToCompare({ points }: KpiTrendRow, given: string | null | undefined): string | null {
  if (given != null && !periodOf(given))
    throw badInput('`period` must be a school year such as "2024/25", a term, a year, a month or a day.')
  return given ?? points.findLast(({ value }) => value !== null)?.period ?? null
}

const byName = new Intl.Collator('sv').compare

export const comparisonResolvers = {
  Organisation: { kpiSeries: ({ id }, asked, context) => seriesOf(id, asked, context) },
  KpiValue: { yearBefore: (row, _, { load }) => load.yearBefore.load(row) },
  KpiTrend: {
    comparisons: async (trend, { period: given }, { load }) => {
      const { kpi, placeId, gender, schoolType } = trend
      const period = periodToCompare(trend, given)
      if (period === null) return []
      const [values, units] = await Promise.all([
        load.comparedValues(kpi.id, { period, gender, schoolType }),
        load.comparedUnits(),
      ])
      const authorityId = units.find(({ id }) => id === placeId)?.authorityId
      const groups = authorityId ? await load.comparisonGroupsOf.load(authorityId) : []
      return compare({ kpi, period, placeId, units, values, groups })
    },
  },
  ComparisonGroup: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    places: async ({ placeIds }, _, { load }) => {
      const places = await Promise.all(placeIds.map((id) => load.place.load(id)))
      return places.flatMap((one) => (one ? [one] : [])).toSorted((a, b) => byName(a.displayName, b.displayName))
    },
  },
  FormComparisonGroupPayload: {
    comparisonGroup: ({ id }, _, { load }) => (id === null ? null : load.comparisonGroup.load(id)),
  },
  DissolveComparisonGroupPayload: { dissolvedCount: ({ id }) => (id === null ? null : 1) },
  Mutation: {
    formComparisonGroup: (_, { input }, context, info) => formGiven(info, context, input),
    dissolveComparisonGroup: (_, { input }, context, info) => dissolveGiven(info, context, input),
  },
} satisfies Resolvers
