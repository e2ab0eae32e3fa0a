import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { ComparisonActsFields, ComparisonFields } from '../governance.generated.ts'
import { ofFigures } from '../kpi_value/kpi_value.policy.ts'

const administrator = role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN')
const error = { code: allow, message: allow, field: allow } as const

export const comparisonPolicy = {
  Organisation: { kpiSeries: ofFigures },
  KpiValue: { yearBefore: allow },
  KpiTrend: { kpi: allow, schoolType: allow, points: allow, comparisons: allow },
  KpiPoint: { period: allow, value: allow, difference: allow, authority: allow, municipality: allow, nation: allow },
  KpiComparison: {
    with: allow,
    group: allow,
    period: allow,
    value: allow,
    median: allow,
    lowerQuartile: allow,
    upperQuartile: allow,
    placeCount: allow,
    hiddenCount: allow,
    isComplete: allow,
    difference: allow,
  },
  ComparisonGroup: { id: allow, organisation: allow, displayName: allow, places: allow },
  Mutation: { formComparisonGroup: administrator, dissolveComparisonGroup: administrator },
  FormComparisonGroupPayload: { comparisonGroup: allow, userErrors: allow },
  FormComparisonGroupError: error,
  DissolveComparisonGroupPayload: { dissolvedCount: allow, userErrors: allow },
  DissolveComparisonGroupError: error,
} satisfies Policy<ComparisonFields & ComparisonActsFields>
