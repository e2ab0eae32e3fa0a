import type { Pool } from '../subgraphs/shared/database.ts'
import { called } from './bench.scenarios.ts'

export interface Week {
  readonly unit: string
  readonly week: string
}

/** All lessons of a unit in a week. */
export const weekAnswer = (pool: Pool, { unit, week }: Week) =>
  pool<{ answer: string }[]>`/* week */ with days as (select to_date(${week}, 'IYYY-"W"IW') as monday),
    lesson as (select e.* from days, administration.calendar_event e where e.organisation_id = ${unit}
      and e.starts_at >= monday::timestamp at time zone 'Europe/Stockholm'
      and e.starts_at < (monday + 7)::timestamp at time zone 'Europe/Stockholm')
    select json_build_object('data', json_build_object('schedule', json_build_object('week', ${week}::text,
      'lessons', json_agg(json_build_object('id', e.id, 'displayName', a.display_name,
        'startsAt', to_char(e.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'endsAt', to_char(e.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'isCancelled', e.is_cancelled, 'activity', json_build_object('id', e.activity_id),
        'rooms', (select coalesce(json_agg(json_build_object('id', r.id, 'displayName', r.display_name) order by r.display_name, r.id), '[]')
          from administration.calendar_event_room c join administration.room r on r.id = c.room_id where c.calendar_event_id = e.id),
        'groups', (select coalesce(json_agg(json_build_object('id', c.group_id) order by c.group_id), '[]')
          from administration.calendar_event_group c where c.calendar_event_id = e.id),
        'teachers', (select coalesce(json_agg(json_build_object('isSubstitute', c.is_substitute,
            'duty', json_build_object('id', c.duty_id)) order by c.is_substitute, c.duty_id), '[]')
          from administration.calendar_event_teacher c where c.calendar_event_id = e.id)) order by e.starts_at, e.id))))::text as answer
    from lesson e join identity.activity a on a.id = e.activity_id`

export interface Roll {
  readonly input: { readonly calendarEventId: string; readonly entries: readonly { readonly studentId: string }[] }
}

/** Writes of a lesson that its class was there but for some, tells those concerned, and notes the act: in one transaction, being one statement. */
export const rollAnswer = (pool: Pool, { input: { calendarEventId, entries } }: Roll) =>
  pool<{ answer: string }[]>`/* roll */ with lesson as (
      select e.*, (e.starts_at at time zone 'Europe/Stockholm')::date as day, extract(epoch from e.ends_at - e.starts_at)::int / 60 as minutes
      from administration.calendar_event e where e.id = ${calendarEventId}),
    pupil as (select m.person_id as id, m.person_id = any(${entries.map(({ studentId }) => studentId)}::uuid[]) as is_away from lesson e
      join administration.calendar_event_group g on g.calendar_event_id = e.id
      join identity.group_membership m on m.group_id = g.group_id and e.day between m.start_date and coalesce(m.end_date, 'infinity')),
    report as (insert into administration.lesson_report (calendar_event_id, starts_at, activity_id, organisation_id, reporter_id, reported_at)
      select id, starts_at, activity_id, organisation_id, ${called.teacherId}, now() from lesson),
    attendance as (insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id,
        lesson_minutes, attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes,
        reporter_id, reported_at)
      select gen_random_uuid(), p.id, e.id, e.starts_at, e.activity_id, e.organisation_id, e.minutes,
        case when p.is_away then 0 else e.minutes end, 0, case when p.is_away then e.minutes else 0 end, 0, 0, ${called.teacherId}, now()
      from lesson e, pupil p returning id),
    notice as (insert into administration.notification (id, kind, channel, recipient_id, about_id, absent_on, calendar_event_id, occurred_at)
      select gen_random_uuid(), 'UNEXCUSED_ABSENCE', 'APP', r.person_id, p.id, e.day, e.id, now() from lesson e, pupil p
      join lateral (select p.id as person_id union all select r.person_id from identity.responsible r where r.pupil_id = p.id) r on true
      where p.is_away),
    changed as (select 'CalendarEvent' as entity, id from lesson union all select 'Attendance', id from attendance),
    change as (insert into administration.change (entity, entity_id, kind) select entity, id, 'UPSERT' from changed),
    audit as (insert into administration.audit (act, viewer_id, viewer_kind, assurance, request_id, changed)
      select 'callRoll', ${called.teacherId}, 'PERSON', 'HIGH', gen_random_uuid()::text,
        jsonb_agg(json_build_object('entity', entity, 'id', id, 'kind', 'UPSERT')) from changed)
    select json_build_object('data', json_build_object('callRoll', json_build_object('userErrors', '[]'::json, 'calendarEvent',
      json_build_object('id', e.id, 'isReported', true, 'rollCall', json_build_object('version', 1)))))::text as answer from lesson e`
