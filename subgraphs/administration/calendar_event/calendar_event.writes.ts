import type { Write } from '../../shared/database.ts'
import type { ActivityFacts } from './calendar_event.queries.ts'
import type { Slot } from './calendar_event.rules.ts'

/** What lessons take besides the groups and teachers of their activity. */
export interface Taken {
  readonly roomIds: readonly string[]
  readonly resourceIds: readonly string[]
}

/**
 * Whoever schedules the same unit, room, resource or teacher takes turns, in one order for all: so each sees what the other has done,
 * and no two wait for each other, which exclusion constraints alone would let them.
 */
export const lockSchedule = async (
  tx: Write,
  { id, organisationId }: ActivityFacts,
  days: readonly string[],
  { roomIds, resourceIds }: Taken,
): Promise<void> => {
  await tx`/* lockSchedule */ select pg_advisory_xact_lock(k.key) from (
    select distinct hashtextextended(t.id::text, 0) as key from (
      select unnest(${[organisationId, ...roomIds, ...resourceIds]}::uuid[]) as id
      union select person_id from access.teachers_on(${id}, ${days as string[]}::date[])) t order by 1) k`
}

/** The rooms and resources among these that a unit may use: its own, and those shared above it. */
export async function usable(tx: Write, unit: string, { roomIds, resourceIds }: Taken): Promise<ReadonlySet<string>> {
  const found = await tx<{ id: string }[]>`/* usable */ with above as (select id from access.above(${unit}))
    select id from administration.room where id = any(${roomIds as string[]}::uuid[]) and organisation_id in (select id from above)
    union all
    select id from administration.resource
    where id = any(${resourceIds as string[]}::uuid[]) and organisation_id in (select id from above)`
  return new Set(found.map(({ id }) => id))
}

export interface NewLessons {
  readonly activity: ActivityFacts
  readonly ids: readonly string[]
  readonly slots: readonly Slot[]
  readonly seriesId: string | null
  readonly now: Date
}

/** Adds lessons with the groups and teachers that the activity has on their days. */
export async function addLessons(tx: Write, { activity, ids, slots, seriesId, now }: NewLessons, taken: Taken): Promise<void> {
  const [starts, ends] = [slots.map(({ startsAt }) => startsAt.toISOString()), slots.map(({ endsAt }) => endsAt.toISOString())]
  await tx`/* addLessons */ insert into administration.calendar_event
      (id, organisation_id, activity_id, starts_at, ends_at, series_id, modified_at)
    select n.id, ${activity.organisationId}, ${activity.id}, n.starts_at, n.ends_at, ${seriesId}, ${now}
    from unnest(${ids as string[]}::uuid[], ${starts}::timestamptz[], ${ends}::timestamptz[]) n(id, starts_at, ends_at)`
  await tx`/* addGroups */ insert into administration.calendar_event_group (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
    select e.id, e.starts_at, e.ends_at, false, g.id from administration.calendar_event e
    cross join unnest(${activity.groupIds as string[]}::uuid[]) g(id) where e.id = any(${ids as string[]}::uuid[])`
  await tx`/* addTeachers */ insert into administration.calendar_event_teacher
      (calendar_event_id, starts_at, ends_at, is_cancelled, teacher_id, duty_id)
    select e.id, e.starts_at, e.ends_at, false, t.person_id, t.duty_id from administration.calendar_event e
    join access.teachers_on(${activity.id}, ${slots.map(({ day }) => day)}::date[]) t
      on t.day = (e.starts_at at time zone 'Europe/Stockholm')::date
    where e.id = any(${ids as string[]}::uuid[])`
  await addTaken(tx, ids, taken)
}

/** Gives lessons their rooms and resources. */
export async function addTaken(tx: Write, ids: readonly string[], { roomIds, resourceIds }: Taken): Promise<void> {
  if (roomIds.length > 0)
    await tx`/* addRooms */ insert into administration.calendar_event_room
        (calendar_event_id, starts_at, ends_at, is_cancelled, room_id)
      select e.id, e.starts_at, e.ends_at, e.is_cancelled, r.id from administration.calendar_event e
      cross join unnest(${roomIds as string[]}::uuid[]) r(id) where e.id = any(${ids as string[]}::uuid[])`
  if (resourceIds.length > 0)
    await tx`/* addResources */ insert into administration.calendar_event_resource
        (calendar_event_id, starts_at, ends_at, is_cancelled, resource_id)
      select e.id, e.starts_at, e.ends_at, e.is_cancelled, r.id from administration.calendar_event e
      cross join unnest(${resourceIds as string[]}::uuid[]) r(id) where e.id = any(${ids as string[]}::uuid[])`
}

interface Overlap {
  readonly day: string
  readonly displayName: string
}

/** The other groups that have pupils in common with the activity's and a lesson at the same time as one of these. */
export const pupilOverlaps = (tx: Write, { organisationId, groupIds }: ActivityFacts, ids: readonly string[]) =>
  tx<Overlap[]>`/* pupilOverlaps */ with mine as (
      select id, starts_at, ends_at, (starts_at at time zone 'Europe/Stockholm')::date as day
      from administration.calendar_event where id = any(${ids as string[]}::uuid[])),
    other as (
      select distinct m.day, g.group_id from mine m
      join administration.calendar_event e on e.organisation_id = ${organisationId} and e.id <> m.id and not e.is_cancelled
        and e.starts_at < m.ends_at and e.ends_at > m.starts_at and e.starts_at > m.starts_at - interval '24 hours'
      join administration.calendar_event_group g on g.calendar_event_id = e.id
      where g.group_id <> all(${groupIds as string[]}::uuid[])),
    others as (select coalesce(array_agg(group_id), '{}') as groups, coalesce(array_agg(day), '{}') as days from other)
    select s.day, s.display_name from others
    cross join lateral access.groups_sharing_pupils(${groupIds as string[]}::uuid[], others.groups, others.days) s limit 10`

interface Seen {
  readonly id: string
  readonly expectedVersion: number
  readonly now: Date
}

export const moveLesson = async (tx: Write, { id, expectedVersion, now }: Seen, { startsAt, endsAt }: Slot): Promise<boolean> =>
  (
    await tx`/* moveLesson */ update administration.calendar_event set starts_at = ${startsAt}, ends_at = ${endsAt},
      version = version + 1, modified_at = ${now} where id = ${id} and version = ${expectedVersion} and not is_cancelled
      and not exists (select from administration.lesson_report r where r.calendar_event_id = ${id})`
  ).count === 1

export async function leaveTaken(tx: Write, id: string): Promise<void> {
  await tx`/* leaveRooms */ delete from administration.calendar_event_room where calendar_event_id = ${id}`
  await tx`/* leaveResources */ delete from administration.calendar_event_resource where calendar_event_id = ${id}`
}

export const cancelLesson = async (tx: Write, { id, expectedVersion, now }: Seen, reason: string): Promise<boolean> =>
  (
    await tx`/* cancelLesson */ update administration.calendar_event set is_cancelled = true, cancel_reason = ${reason},
      version = version + 1, modified_at = ${now} where id = ${id} and version = ${expectedVersion} and not is_cancelled
      and not exists (select from administration.lesson_report r where r.calendar_event_id = ${id})`
  ).count === 1

export const reinstateLesson = async (tx: Write, { id, expectedVersion, now }: Seen): Promise<boolean> =>
  (
    await tx`/* reinstateLesson */ update administration.calendar_event set is_cancelled = false, cancel_reason = null,
      version = version + 1, modified_at = ${now} where id = ${id} and version = ${expectedVersion} and is_cancelled`
  ).count === 1
