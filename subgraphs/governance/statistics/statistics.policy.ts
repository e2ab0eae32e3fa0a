import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { StatisticsFields } from '../governance.generated.ts'
import { ofFigures } from '../kpi_value/kpi_value.policy.ts'

export const statisticsPolicy = {
  Query: { kpiValues: ofFigures, kpiSummary: ofFigures },
  KpiValueConnection: { edges: allow, pageInfo: allow },
  KpiValueEdge: { node: allow, cursor: allow },
  KpiSummaryRow: { place: allow, code: allow, figures: allow },
  KpiSummaryFigure: {
    kpi: allow,
    value: allow,
    isApproximate: allow,
    isComplete: allow,
    placeCount: allow,
    hiddenCount: allow,
    missingCount: allow,
    differenceToNation: allow,
    rank: allow,
    own: allow,
  },
} satisfies Policy<StatisticsFields>
