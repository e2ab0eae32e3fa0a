import { personId } from '../subgraphs/identity/demo/keys.ts'
import { purgeAll } from './purge.all.ts'
import type { World } from './testing.ts'

export const noon = (day: string) => new Date(`${day}T11:00:00Z`)
export const purge = (world: World, day: string, isDryRun = false) =>
  purgeAll(world.database.url, { now: noon(day), isDryRun, batchSize: 50 })
export const rowsOf = async (world: World, table: string, person: string, column = 'person_id') => {
  const [row] = await world.sql<{ count: number }[]>`select count(*)::int as count from ${world.sql(`identity.${table}`)}
    where ${world.sql(column)} = ${personId(person)}`
  return row!.count
}

/** Ends whatever relates a person to the schools, the day before. */
export const leave = (world: World, id: string, day = '2026-11-21') =>
  world.sql`with e as (update identity.enrolment set end_date = greatest(start_date, ${day}) where pupil_id = ${id} and coalesce(end_date, 'infinity') > ${day}),
    d as (update identity.duty set end_date = ${day} where person_id = ${id} and coalesce(end_date, 'infinity') > ${day}),
    r as (update identity.responsible set end_date = ${day} where person_id = ${id}),
    n as (update identity.named_person set end_date = ${day} where named_person_id = ${id}),
    g as (update identity.delegation g set revoked_at = now() from identity.person p where p.civic_no = g.delegate_civic_no and p.id = ${id})
    update identity.role_grant set end_date = ${day} where person_id = ${id}`
