import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { CalendarEventActsFields, CalendarEventFields } from '../administration.generated.ts'

/** Whoever works at some unit; who schedules which, the rules of the acts say. */
export const staff = role('staff', 'personal', 'STAFF')
const error = { code: allow, message: allow, field: allow }

export const calendarEventPolicy = {
  Query: { calendarEvent: signedIn },
  Activity: { permittedScheduleActions: allow },
  CalendarEvent: {
    id: allow,
    activity: allow,
    organisation: allow,
    displayName: allow,
    startsAt: allow,
    endsAt: allow,
    isCancelled: allow,
    cancelReason: allow,
    rooms: allow,
    resources: allow,
    groups: allow,
    teachers: allow,
    expectedPupils: allow,
    version: allow,
    permittedActions: allow,
  },
  LessonTeacher: { duty: allow, isSubstitute: allow, isParticipating: allow, startsAt: allow, endsAt: allow },
  Mutation: { scheduleLessons: staff, moveLesson: staff, cancelLesson: staff, reinstateLesson: staff },
  ScheduleLessonsPayload: { lessons: allow, skippedOn: allow, userErrors: allow },
  ScheduleLessonsError: error,
  MoveLessonPayload: { calendarEvent: allow, userErrors: allow },
  MoveLessonError: error,
  CancelLessonPayload: { calendarEvent: allow, userErrors: allow },
  CancelLessonError: error,
  ReinstateLessonPayload: { calendarEvent: allow, userErrors: allow },
  ReinstateLessonError: error,
} satisfies Policy<CalendarEventFields & CalendarEventActsFields>
