import type { Random } from '../../../shared/random.ts'
import { boundsOf, instantOf } from '../../../shared/week.ts'
import { bigId, type Lesson, lessonMinutes } from './lessons.ts'

// Three in a hundred are away a third of the time; the others when they have a cold.
const isProne = (pupil: string) => Number.parseInt(pupil.slice(0, 8), 16) % 100 < 3

/** Who is reported away on which days: `pupil day`. */
export function drawAway(pupils: readonly string[], days: readonly string[], random: Random): ReadonlySet<string> {
  const away = new Set<string>()
  for (const pupil of pupils) {
    const percent = isProne(pupil) ? 33 : 4
    for (const day of days) if (random.chance(percent)) away.add(`${pupil} ${day}`)
  }
  return away
}

/** The reports of those days, by a guardian in the morning. */
export function* absenceRows(away: ReadonlySet<string>, organisationId: string, guardianOf: ReadonlyMap<string, string>) {
  for (const one of away) {
    const [studentId = '', day = ''] = one.split(' ')
    const registeredById = guardianOf.get(studentId)
    if (registeredById === undefined) continue
    const { from: startsAt, until: endsAt } = boundsOf(day)
    const id = bigId('Absence', one)
    const registered = { registeredById, registeredAt: instantOf(day, '07:10')! }
    yield { id, reportId: id, studentId, organisationId, absenceType: 'ANMALD_FRANVARO', startsAt, endsAt, isWholeDay: true, ...registered } // prettier-ignore
  }
}

/** Minutes of a lesson: there, away with and without a reason, elsewhere for the school; and of those away, how many late. */
type Minutes = readonly [present: number, valid: number, invalid: number, other: number, late: number]

const whole = lessonMinutes
const [present, reported, unexcused, elsewhere]: readonly Minutes[] = [
  [whole, 0, 0, 0, 0],
  [0, whole, 0, 0, 0],
  [0, 0, whole, 0, 0],
  [0, 0, 0, whole, 0],
] // prettier-ignore

function drawMinutes(isAway: boolean, random: Random): Minutes {
  if (isAway) return reported!
  const drawn = random.below(1000)
  if (drawn < 955) return present!
  if (drawn < 967) return unexcused!
  if (drawn < 975) return elsewhere!
  const late = 2 + random.below(14)
  return [whole - late, 0, late, 0, late]
}

/** The rolls of some lessons; two in a hundred are forgotten. */
export const drawCalled = (lessons: readonly Lesson[], random: Random) => lessons.filter(() => !random.chance(2))

const about = ({ weekly, copy }: Lesson, organisationId: string) => ({
  ...{ calendarEventId: copy.calendarEventId, startsAt: copy.startsAt, activityId: weekly.activityId, organisationId },
  ...{ reporterId: weekly.teacherId, reportedAt: new Date(copy.startsAt.getTime() + 5 * 60_000) },
})

export function* reportRows(called: readonly Lesson[], organisationId: string) {
  for (const lesson of called) yield about(lesson, organisationId)
}

interface Drawn {
  readonly organisationId: string
  readonly away: ReadonlySet<string>
  readonly random: Random
  readonly afterLesson: () => void
}

// Millions of rows: each is made once, with no copies on the way.
export function* attendanceRows(called: readonly Lesson[], { organisationId, away, random, afterLesson }: Drawn) {
  for (const lesson of called) {
    const { calendarEventId, activityId, reporterId, ...at } = about(lesson, organisationId)
    const [startsAt, reportedAt] = [at.startsAt.toISOString(), at.reportedAt.toISOString()]
    for (const studentId of lesson.weekly.pupilIds) {
      const drawn = drawMinutes(away.has(`${studentId} ${lesson.day}`), random)
      yield {
        id: bigId('Attendance', `${calendarEventId} ${studentId}`),
        studentId,
        calendarEventId,
        startsAt,
        activityId,
        organisationId,
        lessonMinutes,
        attendanceMinutes: drawn[0],
        validAbsenceMinutes: drawn[1],
        invalidAbsenceMinutes: drawn[2],
        otherAttendanceMinutes: drawn[3],
        lateMinutes: drawn[4],
        reporterId,
        reportedAt,
      }
    }
    afterLesson()
  }
}
