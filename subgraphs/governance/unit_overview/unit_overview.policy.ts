import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { UnitOverviewFields } from '../governance.generated.ts'
import { ofFigures } from '../kpi_value/kpi_value.policy.ts'

export const unitOverviewPolicy = {
  Query: { unitOverview: ofFigures },
  UnitOverview: { organisation: allow, period: allow, groups: ofFigures, freshness: ofFigures },
  KpiGroup: { domain: allow, figures: allow },
  OverviewFigure: { value: allow, yearBefore: allow, change: allow, comparisons: allow },
  SourceFreshness: { source: allow, asOfDate: allow, importedAt: allow },
} satisfies Policy<UnitOverviewFields>
