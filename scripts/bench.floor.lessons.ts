import type { Pool } from '../subgraphs/shared/database.ts'

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
