import { dayOf } from '../../shared/clock.ts'
import type { Call } from '../../shared/viewer.ts'
import { daysBetween } from '../../shared/week.ts'
import { ageFault, daysOf, isOpen } from '../absence/absence.rules.ts'
import type { AbsentPupil } from '../absence/absence.queries.ts'
import type { ApplyForLeaveError, ApplyForLeaveInput } from '../administration.generated.ts'
import { masterFault } from '../stubs/stubs.rules.ts'

/** Beyond so many days of leave only the principal decides, and grants it on special grounds alone (skollagen 7:18). */
export const longLeave = 10

/** Who may not apply here for the pupil now, and why. */
export function applicantFault(pupil: AbsentPupil, call: Call) {
  const byAge = ageFault(pupil, call)
  if (byAge) return byAge
  if (!pupil.place) return { code: 'NOT_ENROLLED', message: 'The pupil goes to no school here today.', field: null } as const
  return masterFault(pupil.masters, 'ATTENDANCE', pupil.place.schoolType)
}

/** The days of school from the first to the last. */
export const schoolDaysOf = (pupil: AbsentPupil, days: { readonly startDate: string; readonly endDate: string }): string[] =>
  daysOf(days).filter((day) => isOpen(day, pupil.place!.schoolType, pupil))

/** What is wrong with an application, if anything. */
export function leaveFault({ startDate, endDate }: ApplyForLeaveInput, now: Date): ApplyForLeaveError | null {
  const fault = (message: string, field: string) => ({ code: 'DATES_INVALID', message, field: [field] }) as const
  if (startDate < dayOf(now)) return fault('The first day has passed.', 'startDate')
  const length = daysBetween(startDate, endDate)
  if (length < 0 || length > 366) return fault('The last day comes 0 to 366 days after the first.', 'endDate')
  return null
}
