import { actPersonal } from '../shared/act.personal.ts'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { certificatePersonal } from './certificate/certificate.personal.ts'
import { gradePersonal } from './grade/grade.personal.ts'
import { gradingPersonal } from './grading/grading.personal.ts'
import { nationalTestPersonal } from './national_test/national_test.personal.ts'
import { schoolCalendarPersonal } from './school_calendar/school_calendar.personal.ts'
import { studyPlanPersonal } from './study_plan/study_plan.personal.ts'
import { teacherLicencePersonal } from './teacher_licence/teacher_licence.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...schoolCalendarPersonal,
  ...gradingPersonal,
  ...gradePersonal,
  ...teacherLicencePersonal,
  ...nationalTestPersonal,
  ...studyPlanPersonal,
  ...certificatePersonal,
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
