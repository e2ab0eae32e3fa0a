import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { differenceOf } from '../comparison/series.rules.ts'
import type { Resolvers } from '../governance.generated.ts'
import { spanOf } from '../period/period.rules.ts'
import { freshnessOf, groupsOf } from './unit_overview.rules.ts'

// More than any key figure has: what it has shows.
const mostDecimals = 6

export const unitOverviewResolvers = {
  Query: {
    unitOverview: (_, { organisationId, period }) => {
      const span = spanOf(period)
      if (!span) throw badInput('`period` must be one such as "2024/25", "2024/25 HT", "2024", "2024-10" or "2024-10-15".')
      return isId(organisationId) ? { organisationId: organisationId as never, period, span } : null
    },
  },
  UnitOverview: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    groups: async (overview, _, { load }) => groupsOf(await load.valuesAround(overview)),
    freshness: async (overview, _, { load }) => freshnessOf(await load.valuesAround(overview)),
  },
  OverviewFigure: { change: ({ value, yearBefore }) => differenceOf(value, yearBefore, mostDecimals) },
} satisfies Resolvers
