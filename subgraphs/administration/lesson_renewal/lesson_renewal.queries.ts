import type { Write } from '../../shared/database.ts'
import type { RenewLessonsError } from '../administration.generated.ts'
import type { ActivityFacts } from '../calendar_event/calendar_event.queries.ts'

export interface RenewLessonsPayloadRow {
  readonly ids: readonly string[]
  readonly userErrors: readonly RenewLessonsError[]
}

export interface Coming {
  readonly id: string
  readonly day: string
}

/** The lessons of an activity that have not begun, from a day on. */
export const comingLessons = (tx: Write, activity: string, startDate: string, now: Date) =>
  tx<Coming[]>`/* comingLessons */ select id, (starts_at at time zone 'Europe/Stockholm')::date as day
    from administration.calendar_event where activity_id = ${activity} and starts_at > ${now}
      and starts_at >= ${startDate}::date::timestamp at time zone 'Europe/Stockholm'
    order by starts_at, id`

const changedBy = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

/** Gives lessons the groups of their activity; answers those that changed. */
export async function renewGroups(tx: Write, { groupIds }: ActivityFacts, ids: readonly string[]): Promise<string[]> {
  const left = await tx<{ id: string }[]>`/* leaveGroups */ delete from administration.calendar_event_group
    where calendar_event_id = any(${ids as string[]}::uuid[]) and group_id <> all(${groupIds as string[]}::uuid[])
    returning calendar_event_id as id`
  const joined = await tx<{ id: string }[]>`/* joinGroups */ insert into administration.calendar_event_group
      (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
    select e.id, e.starts_at, e.ends_at, e.is_cancelled, g.id from administration.calendar_event e
    cross join unnest(${groupIds as string[]}::uuid[]) g(id)
    where e.id = any(${ids as string[]}::uuid[]) and not exists (select from administration.calendar_event_group c
      where c.calendar_event_id = e.id and c.group_id = g.id)
    returning calendar_event_id as id`
  return changedBy([...left, ...joined])
}

/** Gives lessons the teachers that their activity has on their days; answers those that changed. */
export async function renewTeachers(tx: Write, { id }: ActivityFacts, lessons: readonly Coming[]): Promise<string[]> {
  const [ids, days] = [lessons.map((one) => one.id), [...new Set(lessons.map(({ day }) => day))]]
  const left = await tx<{ id: string }[]>`/* leaveTeachers */ delete from administration.calendar_event_teacher c
    where c.calendar_event_id = any(${ids}::uuid[]) and not c.is_substitute and not exists (
      select from access.teachers_on(${id}, ${days}::date[]) t
      where t.day = (c.starts_at at time zone 'Europe/Stockholm')::date and t.person_id = c.teacher_id)
    returning c.calendar_event_id as id`
  const joined = await tx<{ id: string }[]>`/* joinTeachers */ insert into administration.calendar_event_teacher
      (calendar_event_id, starts_at, ends_at, is_cancelled, teacher_id, duty_id)
    select e.id, e.starts_at, e.ends_at, e.is_cancelled, t.person_id, t.duty_id from administration.calendar_event e
    join access.teachers_on(${id}, ${days}::date[]) t on t.day = (e.starts_at at time zone 'Europe/Stockholm')::date
    where e.id = any(${ids}::uuid[]) and not exists (select from administration.calendar_event_teacher c
      where c.calendar_event_id = e.id and c.teacher_id = t.person_id)
    returning calendar_event_id as id`
  return changedBy([...left, ...joined])
}

export const countChange = (tx: Write, ids: readonly string[], now: Date) =>
  tx`/* countRenewal */ update administration.calendar_event set version = version + 1, modified_at = ${now}
    where id = any(${ids as string[]}::uuid[])`
