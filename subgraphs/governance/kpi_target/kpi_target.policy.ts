import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { KpiTargetFields } from '../governance.generated.ts'

const readers = role(
  "staff, and the authority's analysts and administrators",
  'personal och huvudmannens analytiker och administratörer',
  ...['STAFF', 'AUTHORITY_ANALYST', 'AUTHORITY_ADMIN'],
)
const leaders = role(
  'principals and administrators of the authority',
  'rektorer och huvudmannens administratörer',
  'PRINCIPAL',
  'AUTHORITY_ADMIN',
)
const error = { code: allow, message: allow, field: allow }

export const kpiTargetPolicy = {
  KpiValue: { target: readers, deviation: readers },
  Organisation: { kpiTargets: readers, permittedTargetActions: allow },
  KpiTarget: {
    id: allow,
    kpi: allow,
    organisation: allow,
    period: allow,
    value: allow,
    reason: allow,
    setBy: allow,
    setAt: allow,
    version: allow,
  },
  KpiDeviation: { difference: allow, verdict: allow },
  // At which organisation, the rules of the acts say: see kpi_target.actions.ts.
  Mutation: { setKpiTarget: leaders, removeKpiTarget: leaders },
  SetKpiTargetPayload: { target: allow, userErrors: allow },
  SetKpiTargetError: error,
  RemoveKpiTargetPayload: { organisation: allow, userErrors: allow },
  RemoveKpiTargetError: error,
} satisfies Policy<KpiTargetFields>
