import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { certificateLoaders } from './certificate/certificate.queries.ts'
import type { gradeLoaders } from './grade/grade.queries.ts'
import type { gradeSheetLoaders } from './grade/grade_sheet.queries.ts'
import type { gradingLoaders } from './grading/grading.queries.ts'
import type { nationalTestLoaders } from './national_test/national_test.queries.ts'
import type { schoolCalendarLoaders } from './school_calendar/school_calendar.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'
import type { studyPlanLoaders } from './study_plan/study_plan.queries.ts'
import type { teacherLicenceLoaders } from './teacher_licence/teacher_licence.queries.ts'

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof stubLoaders> &
  ReturnType<typeof schoolCalendarLoaders> &
  ReturnType<typeof gradingLoaders> &
  ReturnType<typeof gradeLoaders> &
  ReturnType<typeof gradeSheetLoaders> &
  ReturnType<typeof teacherLicenceLoaders> &
  ReturnType<typeof nationalTestLoaders> &
  ReturnType<typeof studyPlanLoaders> &
  ReturnType<typeof certificateLoaders>

/** What administration's resolvers have: the kernel's context with every feature's loaders. */
export type AdministrationContext = Context<Loaders>
