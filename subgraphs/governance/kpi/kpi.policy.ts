import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { KpiFields } from '../governance.generated.ts'

export const kpiPolicy = {
  Query: { kpis: signedIn },
  Kpi: { id: allow, code: allow, name: allow, unitOfMeasure: allow, direction: allow },
} satisfies Policy<KpiFields>
