import type { Action, Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { CalendarEventAction, ScheduleAction } from '../administration.generated.ts'
import { callRollAction } from '../attendance/attendance.actions.ts'
import type { LessonReportRow, RollFacts } from '../attendance/attendance.queries.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import { heldThere, masterFault } from '../stubs/stubs.rules.ts'
import type { ActivityFacts, CalendarEventRow } from './calendar_event.queries.ts'

/** What scheduling asks of an activity: who may, and which systems are masters. */
export interface Scheduled {
  readonly activity: ActivityFacts
  readonly masters: readonly MasterRow[]
}

/** A lesson with its activity, what the viewer is at the unit, and what has come of its roll. */
export interface ScheduledLesson extends CalendarEventRow, Scheduled {
  readonly roles: readonly string[]
  readonly roll: RollFacts | null
  readonly report: LessonReportRow | null
}

const scheduler = when<Scheduled>(
  {
    en: "the unit's principal, its school administrators, or whoever is assigned to schedule one of its groups",
    sv: 'enhetens rektor, dess skoladministratörer eller den som har i uppdrag att lägga schema för någon av dess grupper',
  },
  { role: ['PRINCIPAL', 'UNIT_ADMIN', 'STAFF'] },
  ({ activity }) => activity.isScheduler,
)

type Fault<Source> = NonNullable<Action<Source>['fault']>

const mastered: Fault<Scheduled> = ({ activity: { schoolTypes }, masters }) =>
  (schoolTypes.length > 0 ? schoolTypes : [null])
    .map((type) => masterFault(masters, 'SCHEDULE', type))
    .find((fault) => fault !== null) ?? null

const cancelled: Fault<ScheduledLesson> = ({ isCancelled }) =>
  isCancelled ? { code: 'LESSON_CANCELLED', message: 'The lesson is cancelled.' } : null
const kept: Fault<ScheduledLesson> = ({ isCancelled }) =>
  isCancelled ? null : { code: 'NOT_CANCELLED', message: 'The lesson is not cancelled.' }
const past: Fault<ScheduledLesson> = ({ endsAt }, { now }) =>
  endsAt <= now ? { code: 'LESSON_PAST', message: 'The lesson has been.' } : null

const reported: Fault<ScheduledLesson> = ({ report }) =>
  report === null ? null : { code: 'LESSON_REPORTED', message: 'The roll of the lesson has been called.' }

const firstOf =
  (...faults: readonly Fault<ScheduledLesson>[]): Fault<ScheduledLesson> =>
  (lesson, call) => {
    for (const fault of faults) {
      const found = fault(lesson, call)
      if (found) return found
    }
    return null
  }

/** What can be scheduled of an activity. */
export const activityActions = {
  SCHEDULE_LESSONS: { rule: scheduler, fault: mastered },
  RENEW_LESSONS: { rule: scheduler, fault: mastered },
} satisfies Actions<Scheduled, ScheduleAction>

const ofTeachers = { rule: scheduler, fault: firstOf(mastered, cancelled) }
// Pupils are for those who lead the unit: who only schedules it reaches none.
const ofPupils = { rule: heldThere('PRINCIPAL', 'UNIT_ADMIN'), fault: firstOf(mastered, cancelled) }

/** What can be done to a lesson. */
export const lessonActions = {
  MOVE_LESSON: { rule: scheduler, fault: firstOf(mastered, cancelled, past, reported) },
  CANCEL_LESSON: { rule: scheduler, fault: firstOf(mastered, cancelled, reported) },
  REINSTATE_LESSON: { rule: scheduler, fault: firstOf(mastered, kept) },
  ASSIGN_SUBSTITUTE: ofTeachers,
  WITHDRAW_SUBSTITUTE: ofTeachers,
  SET_TEACHER_EXCEPTION: ofTeachers,
  SET_STUDENT_EXCEPTION: ofPupils,
  CLEAR_STUDENT_EXCEPTION: ofPupils,
  CALL_ROLL: callRollAction,
} satisfies Actions<ScheduledLesson, CalendarEventAction>
