import type { AskOptions, World } from '../../../scripts/testing.ts'
import { activityId } from '../../identity/demo/keys.ts'
import { act, id, verdict } from '../../identity/keeping/keeping.testing.ts'

/** Nothing of attendance is kept elsewhere any more, and nothing has been reported. */
export async function attendanceHere({ sql }: World): Promise<void> {
  await sql`delete from identity.master_system where domain = 'ATTENDANCE'`
  await forgotten({ sql })
}

/** Nothing has been reported or called. */
export async function forgotten({ sql }: Pick<World, 'sql'>): Promise<void> {
  for (const table of [
    'notification',
    'attendance_revision',
    'attendance',
    'lesson_report',
    'absence_comment',
    'absence',
    'absence_policy',
  ])
    await sql.unsafe(`delete from administration.${table}`)
}

export interface Lesson {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The lessons of an activity in the demo's coming week. */
export async function lessonsOf({ sql }: World, key: string): Promise<Lesson[]> {
  return sql<Lesson[]>`select id, starts_at, ends_at from administration.calendar_event
    where activity_id = ${activityId(`ekhamraskolan/${key}`)} and starts_at > '2026-11-23' order by starts_at`
}

export const minutesInto = ({ startsAt }: Lesson, minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)

/** Calls a roll: pupils by name, with their status and minutes. */
export function call(
  world: World,
  persona: string,
  lesson: Lesson,
  entries: Record<string, readonly [string, number?]> = {},
  input: object = {},
  options: AskOptions = {},
) {
  // prettier-ignore
  const called = Object.entries(entries).map(([name, [status, minutes]]) => ({ studentId: id(name), status, minutes }))
  const given = { calendarEventId: lesson.id, expectedVersion: 0, entries: called, ...input }
  return act(world, persona, 'callRoll', given, 'calendarEvent { isReported rollCall { version } }', options)
}

export const calls = async (...given: Parameters<typeof call>): Promise<string> => verdict(await call(...given))

/** The minutes of a pupil at a lesson: present, valid, invalid, other, late. */
export async function minutesAt({ sql }: World, lesson: Lesson, name: string): Promise<string | null> {
  const [row] = await sql`select concat_ws('/', attendance_minutes, valid_absence_minutes, invalid_absence_minutes,
      other_attendance_minutes, late_minutes) as told from administration.attendance
    where calendar_event_id = ${lesson.id} and student_id = ${id(name)}`
  return row?.['told'] ?? null
}

/** Who is told about a pupil: how many notices in each channel. */
export async function toldOf({ sql }: World, name: string): Promise<Record<string, string>> {
  const rows = await sql`select p.given_name as name, concat(count(*) filter (where n.channel = 'SMS'), ' SMS, ',
      count(*) filter (where n.channel = 'APP'), ' app') as told
    from administration.notification n join identity.person p on p.id = n.recipient_id where n.about_id = ${id(name)} group by 1`
  return Object.fromEntries(rows.map((row) => [row['name'], row['told']]))
}
