import type { Actions } from '../../shared/action.ts'
import type { AbsenceThresholdAction, SetAbsenceThresholdError, SetAbsenceThresholdInput } from '../administration.generated.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { heldThere } from '../stubs/stubs.rules.ts'

/** What can be decided about thresholds at an organisation. */
export const thresholdActions = {
  SET_ABSENCE_THRESHOLD: { rule: heldThere('PRINCIPAL', 'AUTHORITY_ADMIN') },
} satisfies Actions<LedOrganisation, AbsenceThresholdAction>

/** What is wrong with a threshold, if anything. */
export function thresholdFault(input: SetAbsenceThresholdInput): SetAbsenceThresholdError | null {
  const fault = (message: string, field: string) => ({ code: 'THRESHOLD_INVALID', message, field: [field] }) as const
  const { measure, leastValue, windowDays, schoolTypes } = input
  const most = measure === 'SHARE' ? 100 : 1000
  if (leastValue < 1 || leastValue > most) return fault(`Give 1 to ${most}.`, 'leastValue')
  if (windowDays < 1 || windowDays > 366) return fault('Give 1 to 366 days.', 'windowDays')
  const isTypes = schoolTypes == null || (schoolTypes.length > 0 && schoolTypes.length <= 30)
  return isTypes && (schoolTypes ?? []).every((type) => /^[A-Z]{2,10}$/.test(type))
    ? null
    : fault('Give school types such as GR, or none for all.', 'schoolTypes')
}
