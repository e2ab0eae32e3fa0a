import { actPersonal } from '../shared/act.personal.ts'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { attendanceEventPersonal } from './attendance_event/attendance_event.personal.ts'
import { careCommentPersonal } from './care_comment/care_comment.personal.ts'
import { careOpeningPersonal } from './care_opening/care_opening.personal.ts'
import { careSchedulePersonal } from './care_schedule/care_schedule.personal.ts'
import { placementPersonal } from './placement/placement.personal.ts'
import { schoolCalendarPersonal } from './school_calendar/school_calendar.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...schoolCalendarPersonal,
  ...[...placementPersonal, ...careOpeningPersonal, ...careSchedulePersonal, ...careCommentPersonal, ...attendanceEventPersonal],
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
