import type { Policy } from '../../shared/policy.ts'
import { allow, or, role, scope } from '../../shared/rules.ts'
import type { KpiValueFields } from '../governance.generated.ts'

export const ofFigures = role(
  "staff, observers of the unit, and the authority's analysts and administrators",
  'personal, enhetens observatörer och huvudmannens analytiker och administratörer',
  ...['STAFF', 'UNIT_OBSERVER', 'AUTHORITY_ANALYST', 'AUTHORITY_ADMIN'],
)

export const kpiValuePolicy = {
  Mutation: {
    importKpiValues: or(
      role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN'),
      scope('kpi-values:import'),
    ),
  },
  Organisation: { kpiValues: ofFigures },
  KpiValue: {
    id: allow,
    kpi: allow,
    place: allow,
    period: allow,
    gender: allow,
    schoolType: allow,
    schoolYear: allow,
    subjectCode: allow,
    figure: allow,
    isPublished: allow,
    source: allow,
    status: allow,
    asOfDate: allow,
    importedAt: allow,
    isCarried: allow,
  },
  Figure: { value: allow, isNearlyAll: allow, contributingCount: allow },
  SuppressedFigure: { reason: allow },
  MissingFigure: { reason: allow },
  ImportKpiValuesPayload: { importedCount: allow, awaitingCount: allow, problems: allow, userErrors: allow },
  ImportKpiValuesError: { code: allow, message: allow, field: allow },
} satisfies Policy<KpiValueFields>
