import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { UserError } from '../../shared/act.ts'
import type {
  AttendanceScheduleEntry, CarePlanOutcome, ClearCareDayError, PlannedDay, ReleaseCareWeekError, SetCareDayError, SubmitCareScheduleError,
} from '../administration.generated.ts' // prettier-ignore
import type { PlacementRow } from '../placement/placement.queries.ts'

/** A week of a child's schedule, whether anybody has laid it or not. */
export interface CareWeekRow {
  readonly placement: PlacementRow
  readonly week: string
  readonly startDate: string
  readonly ownerId: string | null
  readonly isOwn: boolean
  /** Nobody has it, or somebody who may no longer. */
  readonly isFree: boolean
}

export interface CareDayRow {
  readonly placement: PlacementRow
  readonly week: CareWeekRow
  readonly careDate: string
  readonly startTime: string | null
  readonly endTime: string | null
  readonly isClosed: boolean
}

/** A week that somebody has laid. */
export interface ClaimedWeek {
  readonly placementId: string
  readonly startDate: string
  readonly ownerId: string
  readonly isLapsed: boolean
}

export interface LaidDay extends PlannedDay {
  readonly placementId: string
}

export interface AttendanceScheduleRow {
  readonly id: Id<'AttendanceSchedule'>
  readonly placementId: string
  readonly numberOfWeeks: number
  readonly startDate: string
  readonly endDate: string
  readonly entries: readonly AttendanceScheduleEntry[]
  readonly submittedAt: Date
}

/** What came of a week: of what was done the days are read again, all weeks together, and of a preview they are here. */
export interface CareWeekPlanRow {
  readonly week: string
  readonly startDate: string
  readonly outcome: CarePlanOutcome
  readonly laid?: { readonly placementId: string; readonly first: string; readonly last: string }
  readonly days?: readonly PlannedDay[]
}

interface Answer<Error extends UserError> {
  readonly id: string | null
  readonly userErrors: readonly Error[]
}
export interface SubmitCareSchedulePayloadRow extends Answer<SubmitCareScheduleError> {
  readonly weeks?: readonly CareWeekPlanRow[]
}
export interface SetCareDayPayloadRow extends Answer<SetCareDayError> {
  readonly commentId?: string | null
}
export type ClearCareDayPayloadRow = Answer<ClearCareDayError>
export type ReleaseCareWeekPayloadRow = Answer<ReleaseCareWeekError>

// Null to all but the child's guardians: to others nothing that was laid is free.
export const claimedWeeks = (read: Read, placements: readonly string[], first: string, last: string) =>
  read<ClaimedWeek>`/* careWeeks */ select placement_id, start_date, owner_id,
      not coalesce(access.is_care_owner(child_id, owner_id), true) as is_lapsed
    from administration.care_week where placement_id = any(${placements}::uuid[]) and start_date between ${first} and ${last}`

export const laidDays = (read: Read, placements: readonly string[], first: string, last: string) =>
  read<LaidDay>`/* careDays */ select placement_id, care_date, start_time, end_time from administration.care_day
    where placement_id = any(${placements}::uuid[]) and care_date between ${first} and ${last} order by care_date`

interface Period {
  readonly first: string
  readonly last: string
}

const schedules = part`id, placement_id, number_of_weeks, start_date, end_date, entries, submitted_at`

const schedulePagesLoader = (read: Read) =>
  byParentAnd(
    (
      placements,
      { limit, after }: Page<readonly [startDate: string, id: string]>,
    ) => read<AttendanceScheduleRow>`/* schedulePages */
      select s.* from unnest(${placements}::uuid[]) p(id) cross join lateral (
        select ${schedules} from administration.attendance_schedule where placement_id = p.id
          ${after ? part`and (start_date, id) > (${after[0]}::date, ${after[1]}::uuid)` : nothing}
        order by start_date, id limit ${limit}) s order by s.start_date, s.id`,
    ({ placementId }) => placementId,
  )

const scheduleLoader = (read: Read) =>
  byId(
    (ids) =>
      read<AttendanceScheduleRow>`/* schedulesById */ select ${schedules} from administration.attendance_schedule
        where id = any(${ids}::uuid[])`,
  )

export const careScheduleLoaders = (read: Read) => ({
  careWeeksOf: byParentAnd(
    (placements, { first, last }: Period) => claimedWeeks(read, placements, first, last),
    ({ placementId }) => placementId,
  ),
  careDaysOf: byParentAnd(
    (placements, { first, last }: Period) => laidDays(read, placements, first, last),
    ({ placementId }) => placementId,
  ),
  attendanceSchedulePage: schedulePagesLoader(read),
  attendanceSchedule: scheduleLoader(read),
})
