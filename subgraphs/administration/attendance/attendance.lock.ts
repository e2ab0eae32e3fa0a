import type { Write } from '../../shared/database.ts'

/**
 * Whoever calls the roll, reports absence of a pupil on a day or takes a report back takes turns, in one order for all: so a roll sees
 * every report as it stood before it, a report every roll, and no two wait for each other.
 */
export async function lockPupil(tx: Write, pupil: string, days: readonly string[]): Promise<void> {
  await tx`/* lockPupil */ select pg_advisory_xact_lock(k.key) from (
    select distinct hashtextextended(${pupil}::uuid::text || ' ' || d.day, 5) as key from unnest(${days as string[]}::date[]) d(day)
    order by 1) k`
}

/** Whoever calls the roll of a lesson, or moves or cancels it, takes turns. */
export async function lockLesson(tx: Write, id: string): Promise<void> {
  await tx`/* lockLesson */ select pg_advisory_xact_lock(hashtextextended(${id}::uuid::text, 5))`
}

/** Takes the turns of a lesson, and then of every pupil who is to be there as it is now; answers who that is. */
export async function lockRoll(tx: Write, id: string): Promise<string[]> {
  await lockLesson(tx, id)
  const pupils = await tx<{ id: string }[]>`/* lockRoll */ with lesson as (
      select c.group_id, (c.starts_at at time zone 'Europe/Stockholm')::date as day
      from administration.calendar_event_group c where c.calendar_event_id = ${id})
    select k.id, pg_advisory_xact_lock(k.key) from (
      select distinct p.person_id as id, hashtextextended(p.person_id::text || ' ' || p.day, 5) as key
      from access.pupils_on(array(select group_id from lesson), array(select day from lesson)) p
      order by 2) k`
  return pupils.map((pupil) => pupil.id)
}
