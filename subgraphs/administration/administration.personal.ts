import { actPersonal } from '../shared/act.personal.ts'
import { absencePersonal } from './absence/absence.personal.ts'
import { absenceCasePersonal } from './absence_case/absence_case.personal.ts'
import { absenceFactPersonal } from './absence_fact/absence_fact.personal.ts'
import { absencePolicyPersonal } from './absence_policy/absence_policy.personal.ts'
import { absenceThresholdPersonal } from './absence_threshold/absence_threshold.personal.ts'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { staffingFactPersonal } from './staffing_fact/staffing_fact.personal.ts'
import { attendancePersonal } from './attendance/attendance.personal.ts'
import { attainmentPersonal } from './attainment/attainment.personal.ts'
import { attendanceEventPersonal } from './attendance_event/attendance_event.personal.ts'
import { calendarEventPersonal } from './calendar_event/calendar_event.personal.ts'
import { careCommentPersonal } from './care_comment/care_comment.personal.ts'
import { careOpeningPersonal } from './care_opening/care_opening.personal.ts'
import { careSchedulePersonal } from './care_schedule/care_schedule.personal.ts'
import { certificatePersonal } from './certificate/certificate.personal.ts'
import { feeHouseholdPersonal } from './fee_household/fee_household.personal.ts'
import { feeTariffPersonal } from './fee_tariff/fee_tariff.personal.ts'
import { incomeDeclarationPersonal } from './income_declaration/income_declaration.personal.ts'
import { placeApplicationPersonal } from './place_application/place_application.personal.ts'
import { placeOfferPersonal } from './place_offer/place_offer.personal.ts'
import { queueRulePersonal } from './queue_rule/queue_rule.personal.ts'
import { groupSizePersonal } from './group_size/group_size.personal.ts'
import { gradePersonal } from './grade/grade.personal.ts'
import { gradingPersonal } from './grading/grading.personal.ts'
import { leaveApplicationPersonal } from './leave_application/leave_application.personal.ts'
import { lessonExceptionPersonal } from './lesson_exception/lesson_exception.personal.ts'
import { nationalTestPersonal } from './national_test/national_test.personal.ts'
import { notificationPersonal } from './notification/notification.personal.ts'
import { placementPersonal } from './placement/placement.personal.ts'
import { roomPersonal } from './room/room.personal.ts'
import { schoolCalendarPersonal } from './school_calendar/school_calendar.personal.ts'
import { studyPlanPersonal } from './study_plan/study_plan.personal.ts'
import { teacherLicencePersonal } from './teacher_licence/teacher_licence.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...schoolCalendarPersonal,
  ...absencePolicyPersonal,
  ...absencePersonal,
  ...absenceThresholdPersonal,
  ...absenceCasePersonal,
  ...leaveApplicationPersonal,
  ...roomPersonal,
  ...calendarEventPersonal,
  ...lessonExceptionPersonal,
  ...placementPersonal,
  ...careOpeningPersonal,
  ...careSchedulePersonal,
  ...careCommentPersonal,
  ...attendancePersonal,
  ...notificationPersonal,
  ...attendanceEventPersonal,
  ...gradingPersonal,
  ...gradePersonal,
  ...absenceFactPersonal,
  ...staffingFactPersonal,
  ...attainmentPersonal,
  ...teacherLicencePersonal,
  ...nationalTestPersonal,
  ...studyPlanPersonal,
  ...certificatePersonal,
  ...feeHouseholdPersonal,
  ...feeTariffPersonal,
  ...incomeDeclarationPersonal,
  ...placeApplicationPersonal,
  ...placeOfferPersonal,
  ...queueRulePersonal,
  ...groupSizePersonal,
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
