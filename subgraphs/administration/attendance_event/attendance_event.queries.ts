import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import { boundsOf } from '../../shared/week.ts'
import type { AttendanceEventType, CheckInError, CheckOutError } from '../administration.generated.ts'
import type { PlacementRow } from '../placement/placement.queries.ts'

export interface AttendanceEventRow {
  readonly id: Id<'AttendanceEvent'>
  readonly placementId: string
  readonly eventType: AttendanceEventType
  readonly occurredAt: Date
  readonly registeredById: string
}

export interface CareHeadCountRow {
  readonly organisationId: string
  readonly careDate: string
  readonly hour: number
  readonly scheduledCount: number
  readonly presentCount: number
}

export type CheckInPayloadRow = Done<CheckInError>
export type CheckOutPayloadRow = Done<CheckOutError>

const columns = part`id, placement_id, event_type, occurred_at, registered_by_id`

const eventsOfLoader = (read: Read) =>
  byParentAnd(
    (placements, { day }: { readonly day: string }) => {
      const { from, until } = boundsOf(day)
      return read<AttendanceEventRow>`/* attendanceEventsOf */ select ${columns} from administration.attendance_event
        where placement_id = any(${placements}::uuid[]) and occurred_at >= ${from} and occurred_at < ${until} order by occurred_at, id`
    },
    ({ placementId }) => placementId,
  )

const eventLoader = (read: Read) =>
  byId(
    (ids) =>
      read<AttendanceEventRow>`/* attendanceEventsById */ select ${columns} from administration.attendance_event where id = any(${ids}::uuid[])`,
  )

/** Whether the viewer plans care at a unit. */
const plannedUnitLoader = (read: Read) =>
  byId((units) => read<{ id: string }>`/* plannedUnits */ select u.id from unnest(${units}::uuid[]) u(id)
    where u.id in (select access.care_units())`) // prettier-ignore

interface Counted {
  readonly first: string
  readonly last: string
  readonly groupId: string | null
  readonly now: Date
}

// An hour counts who is there at some time of it. Who was never checked out counts until now, and on earlier days in the hour they came.
const headCountsLoader = (read: Read) =>
  byParentAnd(
    (units, { first, last, groupId, now }: Counted) => read<CareHeadCountRow>`/* careHeadCounts */
      with place as (
        select id, organisation_id, start_date, end_date from administration.placement p where organisation_id = any(${units}::uuid[])
          and child_id = any (array(select access.related_pupils('CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL')))
          ${groupId === null ? nothing : part`and group_id = ${groupId}::uuid`}),
      scheduled as (
        select p.organisation_id, d.care_date, h.hour, count(*)::int as children
        from place p join administration.care_day d on d.placement_id = p.id
          and d.care_date >= p.start_date and (p.end_date is null or d.care_date <= p.end_date)
        cross join lateral generate_series(left(d.start_time, 2)::int,
          (left(d.end_time, 2)::int * 60 + right(d.end_time, 2)::int - 1) / 60) h(hour)
        where d.care_date between ${first} and ${last} group by 1, 2, 3),
      event as (
        select p.organisation_id, e.placement_id, e.event_type, e.occurred_at,
          e.occurred_at at time zone 'Europe/Stockholm' as came,
          lead(e.occurred_at) over (partition by e.placement_id, (e.occurred_at at time zone 'Europe/Stockholm')::date
            order by e.occurred_at, e.id) as next_at
        from place p join administration.attendance_event e on e.placement_id = p.id
        where e.occurred_at >= ${boundsOf(first).from} and e.occurred_at < ${boundsOf(last).until}),
      stay as (
        select organisation_id, placement_id, came, greatest(came, coalesce(next_at - interval '1 microsecond',
          case when (${now}::timestamptz at time zone 'Europe/Stockholm')::date = came::date then ${now}::timestamptz else occurred_at end)
          at time zone 'Europe/Stockholm') as went
        from event where event_type = 'IN'),
      present as (
        select s.organisation_id, s.came::date as care_date, h.hour, count(distinct s.placement_id)::int as children
        from stay s cross join lateral generate_series(extract(hour from s.came)::int, extract(hour from s.went)::int) h(hour)
        group by 1, 2, 3)
      select organisation_id, care_date, hour, coalesce(s.children, 0) as scheduled_count, coalesce(p.children, 0) as present_count
      from scheduled s full join present p using (organisation_id, care_date, hour) order by care_date, hour`,
    ({ organisationId }) => organisationId,
  )

export const lockPresence = (tx: Write, id: string) =>
  tx`/* lockPresence */ select pg_advisory_xact_lock(hashtextextended(${id}, 3))`

/** Whether a child is there: its last event of the day says so. */
export async function isIn(tx: Write, id: string, day: string): Promise<boolean> {
  const { from, until } = boundsOf(day)
  const [last] = await tx<{ eventType: string }[]>`/* lastEvent */ select event_type from administration.attendance_event
    where placement_id = ${id} and occurred_at >= ${from} and occurred_at < ${until} order by occurred_at desc, id desc limit 1`
  return last?.eventType === 'IN'
}

interface NewEvent {
  readonly id: string
  readonly eventType: AttendanceEventType
  readonly by: string
  readonly now: Date
}

export const addEvent = (tx: Write, placement: PlacementRow, { id, eventType, by, now }: NewEvent) =>
  tx`/* addAttendanceEvent */ insert into administration.attendance_event
    (id, placement_id, child_id, group_id, event_type, occurred_at, registered_by_id)
    values (${id}, ${placement.id}, ${placement.childId}, ${placement.groupId}, ${eventType}, ${now}, ${by})`

export const attendanceEventLoaders = (read: Read) => ({
  attendanceEventsOf: eventsOfLoader(read),
  attendanceEvent: eventLoader(read),
  plannedUnit: plannedUnitLoader(read),
  careHeadCountsOf: headCountsLoader(read),
})
