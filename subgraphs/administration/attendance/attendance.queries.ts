import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { AttendanceRevisionCause, CallRollError, CorrectAttendanceError } from '../administration.generated.ts'
import type { Minutes } from './attendance.rules.ts'

/** A pupil's attendance at a lesson, with what the viewer is to both. */
export interface AttendanceRow extends Related, Minutes {
  readonly id: Id<'Attendance'>
  readonly studentId: Id<'Person'>
  readonly calendarEventId: Id<'CalendarEvent'>
  readonly activityId: Id<'Activity'>
  readonly organisationId: Id<'Organisation'>
  readonly startsAt: Date
  readonly lessonMinutes: number
  readonly absenceReason: string | null
  readonly reporterId: Id<'Person'>
  readonly reportedAt: Date
  readonly version: number
  readonly isProtected: boolean
  readonly isReasonHidden: boolean
  readonly isTaught: boolean
  readonly isKin: boolean
}

/** What attendance was, with what the viewer is to the pupil now. */
export interface AttendanceRevisionRow extends Related, Minutes {
  readonly attendanceId: string
  readonly studentId: string
  readonly version: number
  readonly absenceReason: string | null
  readonly revisedById: Id<'Person'>
  readonly revisedAt: Date
  readonly cause: AttendanceRevisionCause
  readonly reason: string | null
  readonly isReasonHidden: boolean
}

/** What calling the roll of a lesson asks: what it is, and what the viewer is to it. */
export interface RollFacts {
  readonly id: string
  readonly activityType: string
  readonly isTaught: boolean
  readonly isLed: boolean
  readonly isReasonHidden: boolean
}

export interface LessonReportRow {
  readonly id: string
  readonly version: number
  readonly reporterId: Id<'Person'>
  readonly reportedAt: Date
}

export interface RollCallRow {
  readonly calendarEventId: Id<'CalendarEvent'>
  readonly report: LessonReportRow | null
}

/** A pupil on the roll of a lesson, with the pupil's own part of it and when they are excused from that. */
export interface RollCallEntryRow extends Related {
  readonly studentId: Id<'Person'>
  readonly startsAt: Date
  readonly endsAt: Date
  readonly excused: readonly { readonly startsAt: string; readonly endsAt: string }[]
  readonly attendanceId: Id<'Attendance'> | null
  readonly isProtected: boolean
}

export type CallRollPayloadRow = Done<CallRollError>
export type CorrectAttendancePayloadRow = Done<CorrectAttendanceError>

const columns = part`a.id, a.student_id, a.calendar_event_id, a.activity_id, a.organisation_id, a.starts_at, a.lesson_minutes,
  a.attendance_minutes, a.valid_absence_minutes, a.invalid_absence_minutes, a.other_attendance_minutes, a.late_minutes,
  a.absence_reason, a.reporter_id, a.reported_at, a.version`
const reach = part`held as (select person_id, array_agg(relation) as relations
    from access.relations_of(array(select distinct student_id from q)) group by 1),
  hiding as (select access.reason_hiding_units() as id), own as (select access.own_activities(false) as id)`
const told = part`select q.*, coalesce(h.relations, '{}') as relations, access.is_marked(q.student_id) as is_protected,
    q.organisation_id in (select id from hiding) as is_reason_hidden, access.is_kin(q.student_id) as is_kin,
    q.activity_id in (select id from own) and access.taught_on(q.activity_id, q.starts_at) as is_taught
  from q left join held h on h.person_id = q.student_id`

const attendanceLoader = (read: Read) =>
  byId(
    (ids) => read<AttendanceRow>`/* attendancesById */ with q as materialized (
        select ${columns} from administration.attendance a where a.id = any(${ids}::uuid[])), ${reach} ${told}`,
  )

export interface Within extends Page<readonly [startsAt: string, id: string]> {
  readonly from: string | null
  readonly until: string | null
}

// One page for each pupil, all in one statement, the latest first.
const attendancePageLoader = (read: Read) =>
  byParentAnd(
    (pupils, { limit, after, from, until }: Within) => read<AttendanceRow>`/* attendancePages */
      with q as materialized (select d.* from unnest(${pupils}::uuid[]) p(id) cross join lateral (
        select ${columns} from administration.attendance a where a.student_id = p.id
        ${after ? part`and (a.starts_at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
        ${from === null ? nothing : part`and a.starts_at >= ${from}::timestamptz`}
        ${until === null ? nothing : part`and a.starts_at < ${until}::timestamptz`}
        order by a.starts_at desc, a.id desc limit ${limit}) d), ${reach} ${told} order by q.starts_at desc, q.id desc`,
    ({ studentId }) => studentId,
  )

const revisionLoader = (read: Read) =>
  byParent(
    (ids) => read<AttendanceRevisionRow>`/* attendanceRevisions */ with q as materialized (
        select a.id as attendance_id, a.organisation_id, r.* from administration.attendance a
        join administration.attendance_revision r
          on r.calendar_event_id = a.calendar_event_id and r.student_id = a.student_id and r.starts_at = a.starts_at
        where a.id = any(${ids}::uuid[])), ${reach}
      select q.*, coalesce(h.relations, '{}') as relations, q.organisation_id in (select id from hiding) as is_reason_hidden
      from q left join held h on h.person_id = q.student_id order by q.version desc`,
    ({ attendanceId }) => attendanceId,
  )

const lessonReportLoader = (read: Read) =>
  byId(
    (ids) => read<LessonReportRow>`/* lessonReports */ select calendar_event_id as id, version, reporter_id, reported_at
      from administration.lesson_report where calendar_event_id = any(${ids}::uuid[])`,
  )

const rollFactsLoader = (read: Read) =>
  byId((ids) => read<RollFacts>`/* rollFacts */ select * from access.roll_facts(${ids}::uuid[])`)

/** Who of the pupils of lessons (`pupil`) is to be there, each with their own part of it, and when they are excused. */
export const roll = part`excuse as materialized (
    select l.id as calendar_event_id, x.student_id, jsonb_agg(jsonb_build_object('startsAt', x.starts_at, 'endsAt', x.ends_at)) as spans
    from (select distinct calendar_event_id as id from pupil) l cross join lateral access.excused_from(l.id) x group by 1, 2),
  roll as (
    select p.calendar_event_id, p.student_id, p.starts_at as lesson_starts_at, coalesce(x.spans, '[]') as excused,
      case when s.starts_at >= p.starts_at and s.ends_at <= p.ends_at then s.starts_at else p.starts_at end as starts_at,
      case when s.starts_at >= p.starts_at and s.ends_at <= p.ends_at then s.ends_at else p.ends_at end as ends_at
    from pupil p
    left join administration.student_exception s on s.calendar_event_id = p.calendar_event_id and s.student_id = p.student_id
    left join excuse x on x.calendar_event_id = p.calendar_event_id and x.student_id = p.student_id
    where s.is_participating is not false)`

const rollLoader = (read: Read) =>
  byParent(
    (ids) => read<RollCallEntryRow & { calendarEventId: string }>`/* rolls */ with lesson as (
        select c.calendar_event_id, c.group_id, (c.starts_at at time zone 'Europe/Stockholm')::date as day, c.starts_at, c.ends_at
        from administration.calendar_event_group c where c.calendar_event_id = any(${ids}::uuid[])),
      pupil as materialized (
        select distinct l.calendar_event_id, p.person_id as student_id, l.starts_at, l.ends_at from lesson l
        join access.pupils_on(array(select group_id from lesson), array(select day from lesson)) p on p.group_id = l.group_id and p.day = l.day),
      ${roll},
      held as (select person_id, array_agg(relation) as relations
        from access.relations_of(array(select distinct student_id from pupil)) group by 1)
      select r.*, a.id as attendance_id, coalesce(h.relations, '{}') as relations, access.is_marked(r.student_id) as is_protected
      from roll r left join held h on h.person_id = r.student_id
      left join administration.attendance a on a.calendar_event_id = r.calendar_event_id and a.student_id = r.student_id
        and a.starts_at = r.lesson_starts_at
      order by r.student_id`,
    ({ calendarEventId }) => calendarEventId,
  )

export const attendanceLoaders = (read: Read) => ({
  attendance: attendanceLoader(read),
  attendancePage: attendancePageLoader(read),
  attendanceRevisions: revisionLoader(read),
  lessonReport: lessonReportLoader(read),
  rollFacts: rollFactsLoader(read),
  rollOf: rollLoader(read),
})
