import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { AbsencePolicyFields } from '../administration.generated.ts'

const deciders = role(
  'principals and administrators of the school authority',
  'rektorer och huvudmannens administratörer',
  'PRINCIPAL',
  'AUTHORITY_ADMIN',
)

export const absencePolicyPolicy = {
  Organisation: { absencePolicy: allow },
  // Of which organisation, the rule of the act says: see absence_policy.actions.ts.
  Mutation: { setAbsencePolicy: deciders },
  AbsencePolicy: {
    daysAhead: allow,
    maxConsecutiveDays: allow,
    latestTime: allow,
    nextDayFrom: allow,
    isOwnReportEndable: allow,
    leaveMentorMaxDays: allow,
    isLateReportExcusing: allow,
    version: allow,
    permittedActions: allow,
  },
  SetAbsencePolicyPayload: { absencePolicy: allow, userErrors: allow },
  SetAbsencePolicyError: { code: allow, message: allow, field: allow },
} satisfies Policy<AbsencePolicyFields>
