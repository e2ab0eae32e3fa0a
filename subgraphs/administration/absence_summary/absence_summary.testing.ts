import type { Row } from 'postgres'
import type { World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra } from '../schedule/schedule.testing.ts'

/** Minutes of absence of a pupil, counted lesson by lesson. */
export interface Counted {
  readonly lessons: number
  readonly offered: number
  readonly reported: number
  readonly attendance: number
  readonly valid: number
  readonly invalid: number
  readonly other: number
  readonly days: number
  readonly absenceDays: number
  readonly invalidDays: number
}

/** Calls the rolls of most of the week that has been: by a rule that leaves every fifth lesson, and a pupil here and there, unregistered. */
export async function callRolls({ sql }: World): Promise<void> {
  await sql`insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id, lesson_minutes,
      attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, reporter_id, reported_at)
    select gen_random_uuid(), p.person_id, e.id, e.starts_at, e.activity_id, e.organisation_id, 60, 60 - x.absent,
      case when x.h % 5 < 2 then x.absent else 0 end, case when x.h % 5 in (2, 3) then x.absent else 0 end,
      case when x.h % 5 = 4 then x.absent else 0 end, 0, ${id('Johan Lindqvist')}, e.ends_at
    from administration.calendar_event e
    cross join lateral (select distinct m.person_id from administration.calendar_event_group c
      join identity.group_membership m on m.group_id = c.group_id and m.end_date is null where c.calendar_event_id = e.id) p
    cross join lateral (select abs(hashtext(e.id::text || p.person_id)) as h) r
    cross join lateral (select r.h, case r.h % 7 when 0 then 60 when 1 then 25 else 0 end as absent) x
    where e.starts_at between '2026-11-16' and '2026-11-21' and not e.is_cancelled and abs(hashtext(e.id::text)) % 5 <> 0 and r.h % 11 <> 0`
}

/** Lets a pupil be absent from lessons of the week that has been, unless the roll has been called: so many of each day. */
export async function absentFrom({ sql }: World, name: string, absent: Record<string, number>, isValid = false): Promise<void> {
  for (const [day, count] of Object.entries(absent))
    await sql`insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id,
        lesson_minutes, attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes,
        reporter_id, reported_at)
      select gen_random_uuid(), ${id(name)}, e.id, e.starts_at, e.activity_id, e.organisation_id, 60, 0, ${isValid ? 60 : 0},
        ${isValid ? 0 : 60}, 0, 0, ${id('Johan Lindqvist')}, e.ends_at
      from administration.calendar_event e join administration.calendar_event_group c on c.calendar_event_id = e.id
      join identity.group_membership m on m.group_id = c.group_id and m.person_id = ${id(name)}
      where (e.starts_at at time zone 'Europe/Stockholm')::date = ${day} order by e.starts_at limit ${count}`
}

const isIn = (day: string, { startDate, endDate }: { startDate: string; endDate: string | null }) =>
  startDate <= day && (endDate === null || endDate >= day)

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

/** What happened at each lesson to a pupil, from the rows themselves. */
export async function openBooks({ sql }: World) {
  const lessons = await sql`select e.id, e.organisation_id, e.starts_at, e.ends_at, e.is_cancelled, a.activity_type,
      (e.starts_at at time zone 'Europe/Stockholm')::date as day,
      array(select c.group_id::text from administration.calendar_event_group c where c.calendar_event_id = e.id) as groups
    from administration.calendar_event e join identity.activity a on a.id = e.activity_id`
  const memberships = await sql`select m.*, g.organisation_id from identity.group_membership m
    join identity."group" g on g.id = m.group_id and g.group_type <> 'PERSONALGRUPP'`
  const enrolments = await sql`select * from identity.enrolment`
  const exceptions = await sql`select * from administration.student_exception`
  const reports = await sql`select * from administration.attendance`

  const memberOf = grouped(memberships, (one) => `${one['personId']} ${one['groupId']}`)
  const placesOf = grouped(enrolments, (one) => `${one['pupilId']} ${one['organisationId']}`)
  const exceptionOf = new Map(exceptions.map((one) => [`${one['calendarEventId']} ${one['studentId']}`, one]))
  const reportOf = new Map(reports.map((one) => [`${one['calendarEventId']} ${one['studentId']}`, one]))

  const isMember = (pupil: string, group: string, day: string) =>
    (memberOf.get(`${pupil} ${group}`) ?? []).some((one) => {
      const places = placesOf.get(`${pupil} ${one['organisationId']}`) ?? []
      return isIn(day, one as never) && (places.length === 0 || places.some((e) => !e['isCancelled'] && isIn(day, e as never)))
    })
  const minutesBetween = (row: Row): number => Math.floor((row['endsAt'] - row['startsAt']) / 60_000)

  const plannedFor = (pupil: string, lesson: Row, now: Date): number => {
    const { isCancelled, endsAt, startsAt, activityType, groups, day } = lesson
    if (isCancelled || endsAt > now || !['UNDERVISNING', 'ELEVAKTIVITET'].includes(activityType)) return 0
    if (!groups.some((group: string) => isMember(pupil, group, day))) return 0
    const own = exceptionOf.get(`${lesson['id']} ${pupil}`)
    if (!own) return minutesBetween(lesson)
    if (!own['isParticipating']) return 0
    return own['startsAt'] >= startsAt && own['endsAt'] <= endsAt ? minutesBetween(own) : minutesBetween(lesson)
  }

  const count = (
    pupil: string,
    [first, last]: readonly [string, string],
    { unit, group, now }: { unit?: string; group?: string; now: Date },
  ): Counted => {
    const rows = lessons
      .filter(({ day, organisationId }) => day >= first && day <= last && (!unit || organisationId === unit))
      .filter(({ day }) => !group || isMember(pupil, group, day))
      .map((lesson) => ({
        lesson,
        planned: plannedFor(pupil, lesson, now),
        report: reportOf.get(`${lesson['id']} ${pupil}`),
      }))
      .filter(({ planned, report }) => planned > 0 || report)
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    const daysOf = (is: (row: (typeof rows)[number]) => boolean) =>
      new Set(rows.filter(is).map(({ lesson }) => lesson['day'])).size
    return {
      lessons: rows.length,
      offered: sum(({ planned, report }) => report?.['lessonMinutes'] ?? planned),
      reported: sum(({ report }) => report?.['lessonMinutes'] ?? 0),
      attendance: sum(({ report }) => report?.['attendanceMinutes'] ?? 0),
      valid: sum(({ report }) => report?.['validAbsenceMinutes'] ?? 0),
      invalid: sum(({ report }) => report?.['invalidAbsenceMinutes'] ?? 0),
      other: sum(({ report }) => report?.['otherAttendanceMinutes'] ?? 0),
      days: daysOf(() => true),
      absenceDays: daysOf(
        ({ report }) => report !== undefined && report['validAbsenceMinutes'] + report['invalidAbsenceMinutes'] > 0,
      ),
      invalidDays: daysOf(({ report }) => report !== undefined && report['invalidAbsenceMinutes'] > 0),
    }
  }
  const everInGroup = (group: string) => [
    ...new Set(memberships.filter((m) => m['groupId'] === group).map((m) => m['personId'] as string)),
  ]
  const everAt = (unit: string) => [
    ...new Set(memberships.filter((m) => m['organisationId'] === unit).map((m) => m['personId'] as string)),
  ]
  return { count, everInGroup, everAt }
}

/** What the API says, in the words of the count. */
export const figures =
  'pupils lessons offeredMinutes reportedMinutes attendanceMinutes validAbsenceMinutes invalidAbsenceMinutes otherAttendanceMinutes unregisteredMinutes days absenceDays invalidAbsenceDays shares { attendance validAbsence invalidAbsence otherAttendance unregistered }'

export const said = (summary: Row): Counted => ({
  lessons: summary['lessons'],
  offered: summary['offeredMinutes'],
  reported: summary['reportedMinutes'],
  attendance: summary['attendanceMinutes'],
  valid: summary['validAbsenceMinutes'],
  invalid: summary['invalidAbsenceMinutes'],
  other: summary['otherAttendanceMinutes'],
  days: summary['days'],
  absenceDays: summary['absenceDays'],
  invalidDays: summary['invalidAbsenceDays'],
})

export const class7A = groupId('ekhamraskolan/7A')
export const unit = ekhamra
