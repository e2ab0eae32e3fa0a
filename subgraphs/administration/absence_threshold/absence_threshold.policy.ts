import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { AbsenceThresholdFields } from '../administration.generated.ts'

export const absenceThresholdPolicy = {
  Organisation: { absenceThresholds: allow, permittedThresholdActions: allow },
  // Of which organisation, the rule of the act says: see absence_threshold.rules.ts.
  Mutation: {
    setAbsenceThreshold: role(
      'principals and administrators of the school authority',
      'rektorer och huvudmannens administratörer',
      'PRINCIPAL',
      'AUTHORITY_ADMIN',
    ),
  },
  AbsenceThreshold: {
    counted: allow,
    measure: allow,
    leastValue: allow,
    windowDays: allow,
    schoolTypes: allow,
    isActive: allow,
    organisation: allow,
    version: allow,
  },
  SetAbsenceThresholdPayload: { absenceThresholds: allow, userErrors: allow },
  SetAbsenceThresholdError: { code: allow, message: allow, field: allow },
} satisfies Policy<AbsenceThresholdFields>
