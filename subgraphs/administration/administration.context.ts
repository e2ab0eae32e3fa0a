import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { absenceLoaders } from './absence/absence.queries.ts'
import type { absencePolicyLoaders } from './absence_policy/absence_policy.queries.ts'
import type { attendanceLoaders } from './attendance/attendance.queries.ts'
import type { attendanceEventLoaders } from './attendance_event/attendance_event.queries.ts'
import type { calendarEventLoaders } from './calendar_event/calendar_event.queries.ts'
import type { careCommentLoaders } from './care_comment/care_comment.queries.ts'
import type { careOpeningLoaders } from './care_opening/care_opening.queries.ts'
import type { careScheduleLoaders } from './care_schedule/care_schedule.queries.ts'
import type { certificateLoaders } from './certificate/certificate.queries.ts'
import type { gradeLoaders } from './grade/grade.queries.ts'
import type { gradeSheetLoaders } from './grade/grade_sheet.queries.ts'
import type { gradingLoaders } from './grading/grading.queries.ts'
import type { leaveApplicationLoaders } from './leave_application/leave_application.queries.ts'
import type { lessonExceptionLoaders } from './lesson_exception/lesson_exception.queries.ts'
import type { nationalTestLoaders } from './national_test/national_test.queries.ts'
import type { notificationLoaders } from './notification/notification.queries.ts'
import type { placementLoaders } from './placement/placement.queries.ts'
import type { roomLoaders } from './room/room.queries.ts'
import type { scheduleLoaders } from './schedule/schedule.queries.ts'
import type { schoolCalendarLoaders } from './school_calendar/school_calendar.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'
import type { studyPlanLoaders } from './study_plan/study_plan.queries.ts'
import type { teacherLicenceLoaders } from './teacher_licence/teacher_licence.queries.ts'

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof stubLoaders> &
  ReturnType<typeof absencePolicyLoaders> &
  ReturnType<typeof absenceLoaders> &
  ReturnType<typeof leaveApplicationLoaders> &
  ReturnType<typeof schoolCalendarLoaders> &
  ReturnType<typeof roomLoaders> &
  ReturnType<typeof calendarEventLoaders> &
  ReturnType<typeof lessonExceptionLoaders> &
  ReturnType<typeof scheduleLoaders> &
  ReturnType<typeof placementLoaders> &
  ReturnType<typeof careOpeningLoaders> &
  ReturnType<typeof careScheduleLoaders> &
  ReturnType<typeof careCommentLoaders> &
  ReturnType<typeof attendanceLoaders> &
  ReturnType<typeof notificationLoaders> &
  ReturnType<typeof attendanceEventLoaders> &
  ReturnType<typeof gradingLoaders> &
  ReturnType<typeof gradeLoaders> &
  ReturnType<typeof gradeSheetLoaders> &
  ReturnType<typeof teacherLicenceLoaders> &
  ReturnType<typeof nationalTestLoaders> &
  ReturnType<typeof studyPlanLoaders> &
  ReturnType<typeof certificateLoaders>

/** What administration's resolvers have: the kernel's context with every feature's loaders. */
export type AdministrationContext = Context<Loaders>
