import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { RoomRow } from '../room/room.queries.ts'
import type {
  CancelLessonError, MoveLessonError, ReinstateLessonError, ScheduleLessonsError,
} from '../administration.generated.ts' // prettier-ignore

export interface LessonTeacherRow {
  readonly dutyId: Id<'Duty'>
  readonly isSubstitute: boolean
  readonly isParticipating: boolean
  /** Instants as PostgreSQL writes them in JSON; null for the whole lesson. */
  readonly ownStartsAt: string | null
  readonly ownEndsAt: string | null
}

export interface CalendarEventRow {
  readonly id: Id<'CalendarEvent'>
  readonly organisationId: Id<'Organisation'>
  readonly activityId: Id<'Activity'>
  readonly startsAt: Date
  readonly endsAt: Date
  readonly isCancelled: boolean
  readonly cancelReason: string | null
  readonly seriesId: string | null
  readonly version: number
  readonly lessonRooms: readonly RoomRow[]
  readonly resourceIds: readonly Id<'Resource'>[]
  readonly groupIds: readonly Id<'Group'>[]
  readonly lessonTeachers: readonly LessonTeacherRow[]
}

/** An activity as it is known here: by name to whoever sees its lessons, by its groups to who schedules them. */
export interface ActivityFacts {
  readonly id: Id<'Activity'>
  readonly organisationId: Id<'Organisation'>
  readonly displayName: string
  readonly startDate: string
  readonly endDate: string | null
  readonly groupIds: readonly string[]
  readonly schoolTypes: readonly string[]
  readonly isScheduler: boolean
}

export interface ScheduleLessonsPayloadRow {
  readonly ids: readonly string[]
  readonly skipped: readonly string[]
  readonly userErrors: readonly ScheduleLessonsError[]
}
export type MoveLessonPayloadRow = Done<MoveLessonError>
export type CancelLessonPayloadRow = Done<CancelLessonError>
export type ReinstateLessonPayloadRow = Done<ReinstateLessonError>

/** A lesson with all it takes, in one statement however many lessons are asked for. */
export const lessons = part`e.id, e.organisation_id, e.activity_id, e.starts_at, e.ends_at, e.is_cancelled, e.cancel_reason,
  e.series_id, e.version,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'organisationId', r.organisation_id, 'displayName', r.display_name,
      'seats', r.seats, 'version', r.version) order by r.display_name, r.id), '[]')
    from administration.calendar_event_room c join administration.room r on r.id = c.room_id
    where c.calendar_event_id = e.id) as lesson_rooms,
  array(select c.resource_id from administration.calendar_event_resource c where c.calendar_event_id = e.id order by 1) as resource_ids,
  array(select c.group_id from administration.calendar_event_group c where c.calendar_event_id = e.id order by 1) as group_ids,
  (select coalesce(jsonb_agg(jsonb_build_object('dutyId', c.duty_id, 'isSubstitute', c.is_substitute,
      'isParticipating', c.is_participating,
      'ownStartsAt', case when c.own_starts_at >= e.starts_at and c.own_ends_at <= e.ends_at then c.own_starts_at end,
      'ownEndsAt', case when c.own_starts_at >= e.starts_at and c.own_ends_at <= e.ends_at then c.own_ends_at end)
      order by c.is_substitute, c.duty_id), '[]')
    from administration.calendar_event_teacher c where c.calendar_event_id = e.id) as lesson_teachers`

const calendarEventLoader = (read: Read) =>
  byId(
    (ids) => read<CalendarEventRow>`/* calendarEventsById */ select ${lessons} from administration.calendar_event e
    where e.id = any(${ids}::uuid[])`,
  )

const activityFactsLoader = (read: Read) =>
  byId((ids) => read<ActivityFacts>`/* activityFacts */ select * from access.activity_facts(${ids}::uuid[])`)

const activityNameLoader = (read: Read) =>
  byId(
    (ids) => read<{ id: string; displayName: string }>`/* activityNames */ select * from access.activity_names(${ids}::uuid[])`,
  )

const pupilsOfLessonLoader = (read: Read) =>
  byParent(
    (ids) => read<{ calendarEventId: string; personId: Id<'Person'> }>`/* pupilsOfLessons */ with lesson as (
        select c.calendar_event_id, c.group_id, (c.starts_at at time zone 'Europe/Stockholm')::date as day
        from administration.calendar_event_group c where c.calendar_event_id = any(${ids}::uuid[]))
      select distinct l.calendar_event_id, p.person_id from lesson l
      join access.pupils_on(array(select group_id from lesson), array(select day from lesson)) p
        on p.group_id = l.group_id and p.day = l.day
      where not exists (select from administration.student_exception x
        where x.calendar_event_id = l.calendar_event_id and x.student_id = p.person_id and not x.is_participating)
      order by 1, 2`,
    ({ calendarEventId }) => calendarEventId,
  )

export const calendarEventLoaders = (read: Read) => ({
  calendarEvent: calendarEventLoader(read),
  activityFacts: activityFactsLoader(read),
  activityName: activityNameLoader(read),
  pupilsOfLesson: pupilsOfLessonLoader(read),
})
