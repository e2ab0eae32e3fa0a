import type { Pool } from '../subgraphs/shared/database.ts'
import type { Task } from './bench.measure.ts'
import { called } from './bench.scenarios.ts'

const lessonsOf = (pool: Pool) => pool<{ id: string }[]>`select calendar_event_id as id from administration.calendar_event_group
  where group_id = ${called.classId} order by starts_at`

const pupilsOf = (pool: Pool) => pool<{ id: string }[]>`select person_id as id from identity.group_membership
  where group_id = ${called.classId} order by 1`

/** All that was written of these lessons, but for when, and for ids drawn for the occasion. */
const writtenOf = (pool: Pool, lessons: readonly string[]) => pool`
  select (select jsonb_agg(to_jsonb(a) - 'id' - 'reported_at' order by a.calendar_event_id, a.student_id)
      from administration.attendance a where a.calendar_event_id = any(${lessons as string[]}::uuid[])) as attendance,
    (select jsonb_agg(to_jsonb(r) - 'reported_at') from administration.lesson_report r
      where r.calendar_event_id = any(${lessons as string[]}::uuid[])) as reports,
    (select jsonb_agg(to_jsonb(n) - 'id' - 'occurred_at' order by n.about_id, n.recipient_id, n.channel)
      from administration.notification n where n.calendar_event_id = any(${lessons as string[]}::uuid[])) as notices,
    (select to_jsonb(u) - 'id' - 'at' - 'request_id' - 'changed' || jsonb_build_object('changed', jsonb_array_length(u.changed))
      from administration.audit u order by u.id desc limit 1) as audit,
    (select jsonb_object_agg(c.entity, c.count) from (select entity, count(*) from administration.change
      where xid = (select xid from administration.change order by position desc limit 1) group by 1) c) as changes`

/** As if no roll had been called; answers how many were. */
async function forget(pool: Pool, lessons: readonly string[]): Promise<number> {
  for (const table of ['notification', 'attendance'])
    await pool`delete from ${pool(`administration.${table}`)} where calendar_event_id = any(${lessons as string[]}::uuid[])`
  const { count } =
    await pool`delete from administration.lesson_report where calendar_event_id = any(${lessons as string[]}::uuid[])`
  return count
}

/** To call the roll of a class of 30, of whom three are away: of one lesson after the other, each for the first time. */
export async function rollTask(pool: Pool): Promise<Task> {
  const lessons = (await lessonsOf(pool)).map(({ id }) => id)
  const pupils = (await pupilsOf(pool)).map(({ id }) => id)
  const inputs = lessons.map((calendarEventId, n) => {
    const entries = [0, 10, 20].map((at) => ({ studentId: pupils[(n + at) % pupils.length], status: 'ABSENT' }))
    return { calendarEventId, expectedVersion: 0, entries }
  })
  let sent = 0
  return {
    name: 'roll',
    *targets({ targets }) {
      for (const input of inputs) {
        sent += 1
        yield targets.roll({ input })
      }
    },
    written: () => writtenOf(pool, lessons),
    forget: async () => {
      const count = await forget(pool, lessons)
      // An act that was refused is quick, and answers 200 as well.
      if (count !== sent) throw new Error(`${sent} rolls were called, and ${count} written`)
      sent = 0
    },
  }
}
