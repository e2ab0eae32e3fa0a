import { actPersonal } from '../shared/act.personal.ts'
import { absencePersonal } from './absence/absence.personal.ts'
import { absencePolicyPersonal } from './absence_policy/absence_policy.personal.ts'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { leaveApplicationPersonal } from './leave_application/leave_application.personal.ts'
import { calendarEventPersonal } from './calendar_event/calendar_event.personal.ts'
import { lessonExceptionPersonal } from './lesson_exception/lesson_exception.personal.ts'
import { roomPersonal } from './room/room.personal.ts'
import { schoolCalendarPersonal } from './school_calendar/school_calendar.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...schoolCalendarPersonal,
  ...absencePolicyPersonal,
  ...absencePersonal,
  ...leaveApplicationPersonal,
  ...roomPersonal,
  ...calendarEventPersonal,
  ...lessonExceptionPersonal,
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
