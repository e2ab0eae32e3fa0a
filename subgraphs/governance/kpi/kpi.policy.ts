import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { KpiActsFields, KpiFields } from '../governance.generated.ts'

const administrator = role('administrators of the authority', 'huvudmannens administratörer', 'AUTHORITY_ADMIN')
const error = { code: allow, message: allow, field: allow }
const payload = { kpi: allow, userErrors: allow }

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
    permittedActions: allow,
  },
  // Of which authority, the rules of the acts say: see kpi.actions.ts.
  Mutation: { defineKpi: administrator, reviseKpi: administrator, retireKpi: administrator },
  DefineKpiPayload: payload,
  DefineKpiError: error,
  ReviseKpiPayload: payload,
  ReviseKpiError: error,
  RetireKpiPayload: payload,
  RetireKpiError: error,
} satisfies Policy<KpiFields & KpiActsFields>
