import type { Write } from '../../shared/database.ts'
import { roll } from './attendance.queries.ts'
import type { Minutes } from './attendance.rules.ts'

/** A pupil who is to be at a lesson, with what has been called already. */
export interface Expected {
  readonly studentId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly excused: readonly { readonly startsAt: string; readonly endsAt: string }[]
  readonly isKin: boolean
  readonly before: (Minutes & { readonly id: string; readonly absenceReason: string | null }) | null
}

/** Who of its pupils is to be at a lesson, and what has been called and reported: read once the turns are taken. */
export const expectedAt = (tx: Write, id: string, pupils: readonly string[]) =>
  tx<Expected[]>`/* expectedAt */ with pupil as (
      select e.id as calendar_event_id, p.id as student_id, e.starts_at, e.ends_at
      from administration.calendar_event e cross join unnest(${pupils as string[]}::uuid[]) p(id) where e.id = ${id}),
    ${roll}
    select r.student_id, r.starts_at, r.ends_at, r.excused, access.is_kin(r.student_id) as is_kin,
      case when a.id is not null then jsonb_build_object('id', a.id, 'attendanceMinutes', a.attendance_minutes,
        'validAbsenceMinutes', a.valid_absence_minutes, 'invalidAbsenceMinutes', a.invalid_absence_minutes,
        'otherAttendanceMinutes', a.other_attendance_minutes, 'lateMinutes', a.late_minutes, 'absenceReason', a.absence_reason) end as before
    from roll r left join administration.attendance a on a.calendar_event_id = r.calendar_event_id and a.student_id = r.student_id
      and a.starts_at = r.lesson_starts_at
    order by r.student_id`

/** What may have come of a lesson while its turn was waited for. */
export async function lessonNow(tx: Write, id: string): Promise<{ readonly isCancelled: boolean; readonly version: number }> {
  const [now] = await tx<{ isCancelled: boolean; version: number }[]>`/* lessonNow */ select e.is_cancelled,
      coalesce(r.version, 0) as version
    from administration.calendar_event e left join administration.lesson_report r on r.calendar_event_id = e.id where e.id = ${id}`
  return now ?? { isCancelled: true, version: 0 }
}

/** What is called of a pupil. */
export interface Entry extends Minutes {
  readonly id: string
  readonly studentId: string
  readonly absenceReason: string | null
}

interface Roll {
  readonly lesson: string
  readonly by: string
  readonly now: Date
}

/** Writes what attendance was into its history. */
async function keep(tx: Write, { lesson, by, now }: Roll, entries: readonly Entry[]): Promise<void> {
  await tx`/* keepAttendance */ insert into administration.attendance_revision (calendar_event_id, student_id, starts_at, version,
      attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, absence_reason,
      revised_by_id, revised_at, cause)
    select a.calendar_event_id, a.student_id, a.starts_at, a.version, a.attendance_minutes, a.valid_absence_minutes,
      a.invalid_absence_minutes, a.other_attendance_minutes, a.late_minutes, a.absence_reason, ${by}, ${now}, 'ROLL_CALL'
    from administration.calendar_event e
    join administration.attendance a on a.calendar_event_id = e.id and a.starts_at = e.starts_at
    where e.id = ${lesson} and a.student_id = any(${entries.map(({ studentId }) => studentId)}::uuid[])`
}

const records = (tx: Write, entries: readonly Entry[]) => tx`jsonb_to_recordset(${tx.json(entries as never)}::jsonb)
  as n(id uuid, "studentId" uuid, "attendanceMinutes" int, "validAbsenceMinutes" int, "invalidAbsenceMinutes" int,
    "otherAttendanceMinutes" int, "lateMinutes" int, "absenceReason" text)`

/** Calls something else of pupils than before; what it was is kept. */
export async function changeCalled(tx: Write, called: Roll, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await keep(tx, called, entries)
  await tx`/* changeCalled */ update administration.attendance a set attendance_minutes = n."attendanceMinutes",
      valid_absence_minutes = n."validAbsenceMinutes", invalid_absence_minutes = n."invalidAbsenceMinutes",
      other_attendance_minutes = n."otherAttendanceMinutes", late_minutes = n."lateMinutes", absence_reason = n."absenceReason",
      version = a.version + 1
    from administration.calendar_event e, ${records(tx, entries)}
    where e.id = ${called.lesson} and a.calendar_event_id = e.id and a.starts_at = e.starts_at and a.student_id = n."studentId"`
}

/** Calls something of pupils for the first time. */
export async function addCalled(tx: Write, { lesson, by, now }: Roll, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await tx`/* addCalled */ insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id,
      organisation_id, lesson_minutes, attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes,
      late_minutes, absence_reason, reporter_id, reported_at)
    select n.id, n."studentId", e.id, e.starts_at, e.activity_id, e.organisation_id,
      n."attendanceMinutes" + n."validAbsenceMinutes" + n."invalidAbsenceMinutes" + n."otherAttendanceMinutes", n."attendanceMinutes",
      n."validAbsenceMinutes", n."invalidAbsenceMinutes", n."otherAttendanceMinutes", n."lateMinutes", n."absenceReason", ${by}, ${now}
    from administration.calendar_event e, ${records(tx, entries)} where e.id = ${lesson}`
}

/** That the roll was called: for the first time, or again. */
export async function reportLesson(tx: Write, { lesson, by, now }: Roll, isFirst: boolean): Promise<void> {
  if (isFirst)
    await tx`/* reportLesson */ insert into administration.lesson_report
        (calendar_event_id, starts_at, activity_id, organisation_id, reporter_id, reported_at)
      select e.id, e.starts_at, e.activity_id, e.organisation_id, ${by}, ${now} from administration.calendar_event e
      where e.id = ${lesson}`
  else
    await tx`/* reportLessonAgain */ update administration.lesson_report set version = version + 1 where calendar_event_id = ${lesson}`
}

/** Tells of the unexcused absence from a lesson that has not been told of. */
export async function notify(tx: Write, lesson: string): Promise<void> {
  await tx`/* notifyOfAbsence */ select access.notify_of_absence(${lesson})`
}

interface Correction extends Minutes {
  readonly id: string
  readonly expectedVersion: number
  readonly absenceReason: string | null
  readonly reason: string
  readonly by: string
  readonly now: Date
}

/** Corrects attendance, and keeps what it was; false if it has another version by now. */
export async function correctAttendance(tx: Write, { id, expectedVersion, ...given }: Correction): Promise<boolean> {
  await tx`/* keepCorrected */ insert into administration.attendance_revision (calendar_event_id, student_id, starts_at, version,
      attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, absence_reason,
      revised_by_id, revised_at, cause, reason)
    select calendar_event_id, student_id, starts_at, version, attendance_minutes, valid_absence_minutes, invalid_absence_minutes,
      other_attendance_minutes, late_minutes, absence_reason, ${given.by}, ${given.now}, 'CORRECTION', ${given.reason}
    from administration.attendance where id = ${id} and version = ${expectedVersion}`
  const corrected = await tx`/* correctAttendance */ update administration.attendance set
      attendance_minutes = ${given.attendanceMinutes}, valid_absence_minutes = ${given.validAbsenceMinutes},
      invalid_absence_minutes = ${given.invalidAbsenceMinutes}, other_attendance_minutes = ${given.otherAttendanceMinutes},
      late_minutes = ${given.lateMinutes}, absence_reason = ${given.absenceReason}, version = version + 1
    where id = ${id} and version = ${expectedVersion}`
  return corrected.count === 1
}

/** What has just been reported excuses from lessons whose roll was called before; answers the attendance that changed. */
export async function excuseReported(tx: Write, report: string): Promise<string[]> {
  const excused = await tx<{ id: string }[]>`/* excuseReported */ select id from access.excuse_reported(${report}) id`
  return excused.map(({ id }) => id)
}
