import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { SetAbsencePolicyError, SetAbsencePolicyInput } from '../administration.generated.ts'

export interface AbsencePolicyRow {
  readonly id: string
  readonly daysAhead: number
  readonly maxConsecutiveDays: number
  readonly latestTime: string | null
  readonly nextDayFrom: string | null
  readonly mayEndOwnReport: boolean
  readonly leaveMentorMaxDays: number
  readonly isLateReportExcusing: boolean
  /** Of the organisation's own decision; 0 before the first. */
  readonly version: number
}

export type SetAbsencePolicyPayloadRow = Done<SetAbsencePolicyError>

// The nearest decision holds: the unit's own, else what is decided above it, else the defaults of the columns.
const absencePolicyLoader = (read: Read) =>
  byId(
    (ids) => read<AbsencePolicyRow>`/* absencePolicies */ select o.id, coalesce(p.days_ahead, 1) as days_ahead,
      coalesce(p.max_consecutive_days, 1) as max_consecutive_days, p.latest_time, p.next_day_from,
      coalesce(p.may_end_own_report, false) as may_end_own_report, coalesce(p.leave_mentor_max_days, 3) as leave_mentor_max_days,
      coalesce(p.is_late_report_excusing, false) as is_late_report_excusing,
      coalesce((select own.version from administration.absence_policy own where own.organisation_id = o.id), 0) as version
    from unnest(${ids}::uuid[]) o(id) left join lateral (
      select p.* from access.above(o.id) a join administration.absence_policy p on p.organisation_id = a.id
      order by a.level limit 1) p on true`,
  )

/** Whether the version was the expected one; the first decision of an organisation makes its row. */
export async function decide(tx: Write, input: SetAbsencePolicyInput, now: Date): Promise<boolean> {
  const { organisationId, expectedVersion, daysAhead, maxConsecutiveDays, latestTime = null, nextDayFrom = null } = input
  if (expectedVersion === 0)
    await tx`/* firstAbsencePolicy */ insert into administration.absence_policy (organisation_id, version)
      values (${organisationId}, 0) on conflict do nothing`
  const decided = await tx`/* decideAbsencePolicy */ update administration.absence_policy set days_ahead = ${daysAhead},
      max_consecutive_days = ${maxConsecutiveDays}, latest_time = ${latestTime}, next_day_from = ${nextDayFrom},
      may_end_own_report = ${input.isOwnReportEndable}, leave_mentor_max_days = ${input.leaveMentorMaxDays},
      is_late_report_excusing = ${input.isLateReportExcusing ?? false},
      version = version + 1, modified_at = ${now}
    where organisation_id = ${organisationId} and version = ${expectedVersion}`
  return decided.count === 1
}

export const absencePolicyLoaders = (read: Read) => ({ absencePolicy: absencePolicyLoader(read) })
