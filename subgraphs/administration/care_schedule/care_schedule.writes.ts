import type { Read, Write } from '../../shared/database.ts'
import type { PlacementRow } from '../placement/placement.queries.ts'
import type { AttendanceScheduleEntry } from '../administration.generated.ts'
import type { PlannedDay } from './care_schedule.plan.ts'

/** The queries that reads and acts share, inside an act's transaction. */
export const readingIn =
  (tx: Write): Read =>
  <Row extends object>(statement: TemplateStringsArray, ...values: readonly unknown[]) =>
    tx(statement, ...(values as never[])) as unknown as Promise<Row[]>

type Placed = Pick<PlacementRow, 'id' | 'childId'>

/** Lets acts on one child's schedule follow each other: what one decides by, the next has not changed meanwhile. */
export const lockSchedule = (tx: Write, { id }: Placed) =>
  tx`/* lockCareSchedule */ select pg_advisory_xact_lock(hashtextextended(${id}, 2))`

/** Takes away weeks of those who may no longer have any, so that they can be laid anew. Row policies let nothing else go. */
export async function freeLapsed(tx: Write, { id }: Placed, weeks: readonly string[]): Promise<void> {
  if (weeks.length === 0) return
  await tx`/* freeLapsedDays */ delete from administration.care_day where placement_id = ${id} and start_date = any(${[...weeks]}::date[])`
  await tx`/* freeLapsedWeeks */ delete from administration.care_week where placement_id = ${id} and start_date = any(${[...weeks]}::date[])`
}

/**
 * Makes free weeks an owner's. The key decides who was first: a week that is somebody else's by now stays so, and the days that
 * would follow are refused by their key.
 */
export const claimWeeks = (tx: Write, { id, childId }: Placed, owner: string, weeks: readonly string[], now: Date) =>
  tx`/* claimCareWeeks */ insert into administration.care_week (placement_id, child_id, owner_id, start_date, claimed_at)
    select ${id}::uuid, ${childId}::uuid, ${owner}::uuid, week, ${now}::timestamptz from unnest(${[...weeks]}::date[]) week order by week on conflict do nothing`

/** Takes days of an owner's weeks away, each between two days. */
export const clearDays = (tx: Write, { id }: Placed, owner: string, spans: readonly { first: string; last: string }[]) =>
  tx`/* clearCareDays */ delete from administration.care_day d
    using unnest(${spans.map(({ first }) => first)}::date[], ${spans.map(({ last }) => last)}::date[]) s(first, last)
    where d.placement_id = ${id} and d.owner_id = ${owner} and d.care_date between s.first and s.last`

export const layDays = (tx: Write, { id, childId }: Placed, owner: string, days: readonly PlannedDay[]) =>
  tx`/* layCareDays */ insert into administration.care_day (placement_id, child_id, owner_id, care_date, start_time, end_time)
    select ${id}::uuid, ${childId}::uuid, ${owner}::uuid, * from unnest(${days.map(({ careDate }) => careDate)}::date[],
      ${days.map(({ startTime }) => startTime)}::text[], ${days.map(({ endTime }) => endTime)}::text[])`

export const releaseWeek = async (tx: Write, { id }: Placed, owner: string, week: string): Promise<boolean> => {
  await tx`/* releaseCareDays */ delete from administration.care_day where placement_id = ${id} and owner_id = ${owner} and start_date = ${week}`
  const released = await tx`/* releaseCareWeek */ delete from administration.care_week
    where placement_id = ${id} and owner_id = ${owner} and start_date = ${week}`
  return released.count === 1
}

interface NewSchedule {
  readonly id: string
  readonly owner: string
  readonly numberOfWeeks: number
  readonly startDate: string
  readonly endDate: string
  readonly entries: readonly AttendanceScheduleEntry[]
  readonly now: Date
}

export const keepSchedule = (
  tx: Write,
  placement: Placed,
  { id, owner, numberOfWeeks, startDate, endDate, entries, now }: NewSchedule,
) =>
  tx`/* keepSchedule */ insert into administration.attendance_schedule
    (id, placement_id, child_id, owner_id, number_of_weeks, start_date, end_date, entries, submitted_at)
    values (${id}, ${placement.id}, ${placement.childId}, ${owner}, ${numberOfWeeks}, ${startDate}, ${endDate},
      ${tx.json(entries)}, ${now})`
