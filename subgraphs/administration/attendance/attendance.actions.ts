import { or } from '../../shared/rules.ts'
import { related } from '../../access/rules.ts'
import type { Action, Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { AttendanceAction } from '../administration.generated.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import type { AttendanceRow, RollFacts } from './attendance.queries.ts'

/** A lesson as the rules of its roll see it. */
export interface RollLesson {
  readonly startsAt: Date
  readonly isCancelled: boolean
  readonly activity: { readonly schoolTypes: readonly string[] }
  readonly masters: readonly MasterRow[]
  readonly roll: RollFacts | null
}

const reportedTypes = ['UNDERVISNING', 'ELEVAKTIVITET']

/** Whether lessons of a kind of activity have a roll. */
export const hasRoll = ({ activityType }: RollFacts): boolean => reportedTypes.includes(activityType)

const masteredFault = (schoolTypes: readonly string[], masters: readonly MasterRow[]) =>
  (schoolTypes.length > 0 ? schoolTypes : [null])
    .map((type) => masterFault(masters, 'ATTENDANCE', type))
    .find((fault) => fault !== null) ?? null

const teachesLesson = { en: 'the teachers of the lesson', sv: 'lektionens lärare' }
const teacher = when<RollLesson>(teachesLesson, { relation: ['TEACHER'] }, ({ roll }) => roll?.isTaught ?? false)

/** Calling the roll of a lesson. */
export const callRollAction: Action<RollLesson> = {
  rule: teacher,
  fault: ({ roll, isCancelled, startsAt, activity, masters }, { now }) => {
    if (!roll || !hasRoll(roll))
      return { code: 'LESSON_NOT_REPORTED_HERE', message: 'No roll is called of this kind of activity.' }
    if (isCancelled) return { code: 'LESSON_CANCELLED', message: 'The lesson is cancelled.' }
    if (startsAt > now) return { code: 'LESSON_NOT_BEGUN', message: 'The lesson has not begun.' }
    return masteredFault(activity.schoolTypes, masters)
  },
}

/** Attendance with who is master of it where it was. */
export interface CorrectedAttendance extends AttendanceRow {
  readonly masters: readonly MasterRow[]
  readonly schoolTypes: readonly string[]
}

const ofLesson = when<CorrectedAttendance>(teachesLesson, { relation: ['TEACHER'] }, ({ isTaught }) => isTaught)

/** What can be done about attendance. */
export const attendanceActions = {
  CORRECT_ATTENDANCE: {
    rule: or(ofLesson, related('UNIT_ADMIN', 'PRINCIPAL')),
    fault: ({ isKin, schoolTypes, masters }) =>
      isKin
        ? { code: 'OWN_CHILD', message: 'Somebody else corrects the attendance of your own child, and your own.' }
        : masteredFault(schoolTypes, masters),
  },
} satisfies Actions<CorrectedAttendance, AttendanceAction>
