import { isTime } from '../../shared/week.ts'
import type { SetAbsencePolicyError, SetAbsencePolicyInput } from '../administration.generated.ts'

/** What is wrong with a decision about absence, if anything. */
export function policyFault(input: SetAbsencePolicyInput): SetAbsencePolicyError | null {
  const fault = (message: string, field: string) => ({ code: 'POLICY_INVALID', message, field: [field] }) as const
  const between = (value: number, least: number, most: number) => value >= least && value <= most
  if (!between(input.daysAhead, 0, 30)) return fault('Give 0 to 30 days ahead.', 'daysAhead')
  if (!between(input.maxConsecutiveDays, 1, 31)) return fault('Give 1 to 31 days.', 'maxConsecutiveDays')
  if (!between(input.leaveMentorMaxDays, 0, 10))
    return fault('Give 0 to 10 days: of more than ten nobody but the principal decides.', 'leaveMentorMaxDays')
  for (const field of ['latestTime', 'nextDayFrom'] as const) {
    const time = input[field]
    if (time != null && !isTime(time)) return fault('Give a time of day from 00:00 to 23:59, or none.', field)
  }
  return null
}
