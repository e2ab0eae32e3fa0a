import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { KpiFields } from '../governance.generated.ts'

export const kpiPolicy = {
  Query: { kpis: signedIn, kpi: signedIn },
  Kpi: {
    id: allow,
    code: allow,
    name: allow,
    nameEn: allow,
    domain: allow,
    unitOfMeasure: allow,
    direction: allow,
    numerator: allow,
    denominator: allow,
    rollUp: allow,
    weight: allow,
    breakdown: allow,
    periodKind: allow,
    decimals: allow,
    delivery: allow,
    suppressionRule: allow,
    source: allow,
    owner: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    version: allow,
    modifiedAt: allow,
  },
} satisfies Policy<KpiFields>
