import type { PgTable } from 'drizzle-orm/pg-core'
import { absence, absenceComment } from './absence/absence.table.ts'
import { absenceCase, absenceCaseEntry } from './absence_case/absence_case.table.ts'
import { absenceFact } from './absence_fact/absence_fact.table.ts'
import { absencePolicy } from './absence_policy/absence_policy.table.ts'
import { absenceThreshold } from './absence_threshold/absence_threshold.table.ts'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { attendance, lessonReport } from './attendance/attendance.table.ts'
import { attainmentFact, factPerson, gradeFact } from './attainment/attainment.table.ts'
import { attendanceRevision } from './attendance/attendance_revision.table.ts'
import { attendanceEvent } from './attendance_event/attendance_event.table.ts'
import { calendarEvent } from './calendar_event/calendar_event.table.ts'
import {
  calendarEventGroup,
  calendarEventResource,
  calendarEventRoom,
  calendarEventTeacher,
} from './calendar_event/calendar_event_copies.table.ts'
import { careComment } from './care_comment/care_comment.table.ts'
import { careOpening } from './care_opening/care_opening.table.ts'
import { attendanceSchedule, careDay, careWeek } from './care_schedule/care_schedule.table.ts'
import { certificate } from './certificate/certificate.table.ts'
import { feeHousehold, feeHouseholdMember } from './fee_household/fee_household.table.ts'
import { feeTariff } from './fee_tariff/fee_tariff.table.ts'
import { activitySyllabus } from './grade/activity_syllabus.table.ts'
import { grade, gradeMotivation } from './grade/grade.table.ts'
import { gradeDraft } from './grade/grade_draft.table.ts'
import { curriculum, gradeScale, gradeStep, gradingRule, schoolYearLabel, syllabus } from './grading/grading.table.ts'
import { groupSize } from './group_size/group_size.table.ts'
import { incomeDeclaration } from './income_declaration/income_declaration.table.ts'
import { leaveApplication } from './leave_application/leave_application.table.ts'
import { studentException } from './lesson_exception/student_exception.table.ts'
import { nationalTestAnswer, nationalTestResult } from './national_test/national_test.table.ts'
import { placeApplication, placeChoice } from './place_application/place_application.table.ts'
import { placeOffer } from './place_offer/place_offer.table.ts'
import { notification } from './notification/notification.table.ts'
import { placement } from './placement/placement.table.ts'
import { queueRule } from './queue_rule/queue_rule.table.ts'
import { resource, room } from './room/room.table.ts'
import { dayOff, schoolYear } from './school_calendar/school_calendar.table.ts'
import { staffingFact } from './staffing_fact/staffing_fact.table.ts'
import { studyPlan, studyPlanContent, studyPlanNote, studyPlanSyllabus } from './study_plan/study_plan.table.ts'
import { teacherLicence } from './teacher_licence/teacher_licence.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  absence,
  absenceComment,
  absenceCase,
  absenceCaseEntry,
  absencePolicy,
  absenceThreshold,
  attendance,
  attendanceRevision,
  lessonReport,
  absenceFact,
  staffingFact,
  attainmentFact,
  factPerson,
  gradeFact,
  attendanceEvent,
  calendarEvent,
  calendarEventGroup,
  calendarEventResource,
  calendarEventRoom,
  calendarEventTeacher,
  careComment,
  careOpening,
  attendanceSchedule,
  careDay,
  careWeek,
  leaveApplication,
  studentException,
  notification,
  placement,
  resource,
  room,
  certificate,
  activitySyllabus,
  grade,
  gradeDraft,
  gradeMotivation,
  curriculum,
  gradeScale,
  gradeStep,
  gradingRule,
  schoolYearLabel,
  syllabus,
  nationalTestAnswer,
  nationalTestResult,
  dayOff,
  schoolYear,
  studyPlan,
  studyPlanContent,
  studyPlanNote,
  studyPlanSyllabus,
  teacherLicence,
  placeApplication,
  placeChoice,
  placeOffer,
  queueRule,
  groupSize,
  feeHousehold,
  feeHouseholdMember,
  incomeDeclaration,
  feeTariff,
  audit,
  change,
  idempotency,
  purgeLog,
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
