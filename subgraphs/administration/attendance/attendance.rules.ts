import { minutesAfter } from '../../shared/clock.ts'
import type { RollCallStatus } from '../administration.generated.ts'

export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** How the minutes of a lesson were spent. The first four make it up. */
export interface Minutes {
  readonly attendanceMinutes: number
  readonly validAbsenceMinutes: number
  readonly invalidAbsenceMinutes: number
  readonly otherAttendanceMinutes: number
  readonly lateMinutes: number
}

const minute = 60_000

/** Whole minutes of a pupil's part of a lesson. */
export const lengthOf = ({ startsAt, endsAt }: Span): number => Math.floor((endsAt.getTime() - startsAt.getTime()) / minute)

/** How many minutes the spans have in common with some of the others, which do not overlap. A minute that has begun counts. */
export function covered(spans: readonly Span[], by: readonly Span[]): number {
  const common = spans.flatMap((span) =>
    by.map((other) =>
      Math.max(
        0,
        Math.min(span.endsAt.getTime(), other.endsAt.getTime()) - Math.max(span.startsAt.getTime(), other.startsAt.getTime()),
      ),
    ),
  )
  return Math.ceil(common.reduce((sum, one) => sum + one, 0) / minute)
}

export interface Called {
  readonly status: RollCallStatus
  readonly minutes?: number | null | undefined
}

/** What is wrong with the minutes of a status, in words; null where nothing is. */
export function minutesFault({ status, minutes = null }: Called, part: Span): string | null {
  if (status === 'PRESENT') return minutes === null ? null : 'Who is present is so for all of it: leave out the minutes.'
  if (minutes === null) return status === 'LATE' ? 'Give how many minutes were missed.' : null
  return minutes >= 1 && minutes <= lengthOf(part) ? null : `Give 1 to ${lengthOf(part)} minutes.`
}

/** When a pupil was away: who is late, from the start; who is absent for a part of it, to the end. */
function awayOf({ status, minutes }: Called, part: Span): Span[] {
  const length = lengthOf(part)
  if (status === 'LATE') return [{ startsAt: part.startsAt, endsAt: minutesAfter(part.startsAt, minutes ?? length) }]
  if (status !== 'ABSENT') return []
  return [{ startsAt: minutesAfter(part.startsAt, length - (minutes ?? length)), endsAt: minutesAfter(part.startsAt, length) }]
}

/** How the minutes of a pupil's part of a lesson were spent, by what was called and what the pupil is excused from. */
export function minutesOf(called: Called, part: Span, excused: readonly Span[]): Minutes {
  const length = lengthOf(part)
  const other = called.status === 'OTHER_ACTIVITY' ? (called.minutes ?? length) : 0
  const away = awayOf(called, part)
  const absent = away.reduce((sum, one) => sum + lengthOf(one), 0)
  const valid = Math.min(absent, covered(away, excused))
  return {
    attendanceMinutes: length - absent - other,
    validAbsenceMinutes: valid,
    invalidAbsenceMinutes: absent - valid,
    otherAttendanceMinutes: other,
    lateMinutes: called.status === 'LATE' ? absent : 0,
  }
}

/** What a teacher starts from: who is excused from all of it is absent. */
export const suggestedStatus = (part: Span, excused: readonly Span[]): RollCallStatus =>
  covered([part], excused) >= lengthOf(part) ? 'ABSENT' : 'PRESENT'

/** Whether minutes are those of a lesson, and of absence no more is late than there is. */
export function makeUp(minutes: Minutes, length: number): boolean {
  const { attendanceMinutes, validAbsenceMinutes, invalidAbsenceMinutes, otherAttendanceMinutes, lateMinutes } = minutes
  const absent = validAbsenceMinutes + invalidAbsenceMinutes
  return (
    Object.values(minutes).every((one) => Number.isInteger(one) && one >= 0 && one <= length) &&
    attendanceMinutes + absent + otherAttendanceMinutes === length &&
    lateMinutes <= absent
  )
}

/** Whether two are the same. */
export const isSame = (one: Minutes, another: Minutes): boolean =>
  one.attendanceMinutes === another.attendanceMinutes &&
  one.validAbsenceMinutes === another.validAbsenceMinutes &&
  one.invalidAbsenceMinutes === another.invalidAbsenceMinutes &&
  one.otherAttendanceMinutes === another.otherAttendanceMinutes &&
  one.lateMinutes === another.lateMinutes

const absentMinutes = ({ validAbsenceMinutes, invalidAbsenceMinutes }: Minutes) => validAbsenceMinutes + invalidAbsenceMinutes

/** The reason that is kept: a new one, else the one there was, while there is absence to give a reason for. */
export const reasonKept = (minutes: Minutes, given: string | null, before: string | null): string | null =>
  absentMinutes(minutes) === 0 ? null : (given ?? before)

/** What is wrong with a reason of absence, in words; null where nothing is. */
export function absenceReasonFault(minutes: Minutes, given: string | null, isHidden: boolean): string | null {
  if (given === null) return null
  if (isHidden) return 'The unit keeps reasons of absence from teachers: leave it out.'
  if (given.trim().length < 1 || given.trim().length > 200) return 'Give 1 to 200 characters, or none.'
  return absentMinutes(minutes) === 0 ? 'Who was there all the time has no reason of absence.' : null
}
