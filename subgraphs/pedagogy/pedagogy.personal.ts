import { actPersonal } from '../shared/act.personal.ts'
import { actionProgrammePersonal } from './action_programme/action_programme.personal.ts'
import { assessmentPersonal } from './assessment/assessment.personal.ts'
import { assignmentPersonal } from './assignment/assignment.personal.ts'
import { concernReportPersonal } from './concern_report/concern_report.personal.ts'
import { disclosureRequestPersonal } from './disclosure_request/disclosure_request.personal.ts'
import { curriculumPersonal } from './curriculum/curriculum.personal.ts'
import { developmentPlanPersonal } from './development_plan/development_plan.personal.ts'
import { extraAdaptationPersonal } from './extra_adaptation/extra_adaptation.personal.ts'
import { supportFactPersonal } from './support_fact/support_fact.personal.ts'
import { knowledgeFactPersonal } from './knowledge_fact/knowledge_fact.personal.ts'
import { lessonMaterialPersonal } from './lesson_material/lesson_material.personal.ts'
import { audit, change, idempotency, purgeLog } from './pedagogy.tables.ts'
import { portfolioPersonal } from './portfolio/portfolio.personal.ts'
import { projectWorkPersonal } from './project_work/project_work.personal.ts'
import { studyPathPersonal } from './study_path/study_path.personal.ts'
import { submissionPersonal } from './submission/submission.personal.ts'
import { supportCasePersonal } from './support_case/support_case.personal.ts'
import { supportInvestigationPersonal } from './support_investigation/support_investigation.personal.ts'
import { supportNeedPersonal } from './support_need/support_need.personal.ts'
import { supportPolicyPersonal } from './support_policy/support_policy.personal.ts'
import { talkPersonal } from './talk/talk.personal.ts'
import { talkBookingPersonal } from './talk_booking/talk_booking.personal.ts'
import { talkRoundPersonal } from './talk_round/talk_round.personal.ts'
import { teachingPlanPersonal } from './teaching_plan/teaching_plan.personal.ts'
import { teachingPolicyPersonal } from './teaching_policy/teaching_policy.personal.ts'
import { writtenAssessmentPersonal } from './written_assessment/written_assessment.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...teachingPolicyPersonal,
  ...curriculumPersonal,
  // Learning
  ...teachingPlanPersonal,
  ...assignmentPersonal,
  ...lessonMaterialPersonal,
  ...submissionPersonal,
  // Assessing
  ...developmentPlanPersonal,
  ...assessmentPersonal,
  ...writtenAssessmentPersonal,
  ...knowledgeFactPersonal,
  ...supportFactPersonal,
  // Talking
  ...talkBookingPersonal,
  ...talkRoundPersonal,
  ...talkPersonal,
  ...portfolioPersonal,
  ...studyPathPersonal,
  ...projectWorkPersonal,
  // Support
  ...extraAdaptationPersonal,
  ...supportPolicyPersonal,
  ...supportNeedPersonal,
  ...supportCasePersonal,
  ...supportInvestigationPersonal,
  ...actionProgrammePersonal,
  ...concernReportPersonal,
  ...disclosureRequestPersonal,
  // The acts of all of them
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
