import type { PgTable } from 'drizzle-orm/pg-core'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { certificate } from './certificate/certificate.table.ts'
import { activitySyllabus } from './grade/activity_syllabus.table.ts'
import { grade, gradeDraft, gradeMotivation } from './grade/grade.table.ts'
import { curriculum, gradeScale, gradeStep, gradingRule, schoolYearLabel, syllabus } from './grading/grading.table.ts'
import { nationalTestAnswer, nationalTestResult } from './national_test/national_test.table.ts'
import { dayOff, schoolYear } from './school_calendar/school_calendar.table.ts'
import { studyPlan, studyPlanContent, studyPlanNote, studyPlanSyllabus } from './study_plan/study_plan.table.ts'
import { teacherLicence } from './teacher_licence/teacher_licence.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  schoolYear,
  dayOff,
  ...[gradeScale, gradeStep, curriculum, schoolYearLabel, syllabus, gradingRule],
  ...[activitySyllabus, gradeDraft, grade, gradeMotivation, teacherLicence, certificate],
  ...[nationalTestResult, nationalTestAnswer, studyPlan, studyPlanContent, studyPlanSyllabus, studyPlanNote],
  ...[audit, change, idempotency, purgeLog],
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
