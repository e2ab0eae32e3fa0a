import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { actionProgrammeLoaders } from './action_programme/action_programme.queries.ts'
import type { assessmentLoaders } from './assessment/assessment.loaders.ts'
import type { assignmentLoaders } from './assignment/assignment.queries.ts'
import type { concernReportLoaders } from './concern_report/concern_report.queries.ts'
import type { disclosureRequestLoaders } from './disclosure_request/disclosure_request.queries.ts'
import type { curriculumLoaders } from './curriculum/curriculum.queries.ts'
import type { developmentPlanLoaders } from './development_plan/development_plan.queries.ts'
import type { extraAdaptationLoaders } from './extra_adaptation/extra_adaptation.queries.ts'
import type { knowledgeOverviewLoaders } from './knowledge_overview/knowledge_overview.queries.ts'
import type { lessonMaterialLoaders } from './lesson_material/lesson_material.queries.ts'
import type { portfolioLoaders } from './portfolio/portfolio.queries.ts'
import type { projectWorkLoaders } from './project_work/project_work.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'
import type { studyPathLoaders } from './study_path/study_path.queries.ts'
import type { submissionLoaders } from './submission/submission.queries.ts'
import type { supportLoaders } from './support/support.queries.ts'
import type { supportCaseLoaders } from './support_case/support_case.queries.ts'
import type { supportInvestigationLoaders } from './support_investigation/support_investigation.queries.ts'
import type { supportNeedLoaders } from './support_need/support_need.queries.ts'
import type { supportPolicyLoaders } from './support_policy/support_policy.queries.ts'
import type { talkLoaders } from './talk/talk.queries.ts'
import type { talkBookingLoaders } from './talk_booking/talk_booking.queries.ts'
import type { talkRoundLoaders } from './talk_round/talk_round.queries.ts'
import type { teachingPlanLoaders } from './teaching_plan/teaching_plan.queries.ts'
import type { teachingPolicyLoaders } from './teaching_policy/teaching_policy.queries.ts'
import type { writtenAssessmentLoaders } from './written_assessment/written_assessment.queries.ts'

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof stubLoaders> &
  ReturnType<typeof curriculumLoaders> &
  // Learning
  ReturnType<typeof teachingPlanLoaders> &
  ReturnType<typeof assignmentLoaders> &
  ReturnType<typeof lessonMaterialLoaders> &
  ReturnType<typeof submissionLoaders> &
  // Assessing
  ReturnType<typeof assessmentLoaders> &
  ReturnType<typeof writtenAssessmentLoaders> &
  ReturnType<typeof knowledgeOverviewLoaders> &
  ReturnType<typeof developmentPlanLoaders> &
  // Talking
  ReturnType<typeof talkRoundLoaders> &
  ReturnType<typeof talkBookingLoaders> &
  ReturnType<typeof talkLoaders> &
  ReturnType<typeof portfolioLoaders> &
  ReturnType<typeof studyPathLoaders> &
  ReturnType<typeof projectWorkLoaders> &
  // Support
  ReturnType<typeof supportLoaders> &
  ReturnType<typeof extraAdaptationLoaders> &
  ReturnType<typeof supportPolicyLoaders> &
  ReturnType<typeof supportNeedLoaders> &
  ReturnType<typeof supportCaseLoaders> &
  ReturnType<typeof supportInvestigationLoaders> &
  ReturnType<typeof actionProgrammeLoaders> &
  ReturnType<typeof concernReportLoaders> &
  ReturnType<typeof disclosureRequestLoaders> &
  // What a unit has decided
  ReturnType<typeof teachingPolicyLoaders>

/** What pedagogy's resolvers have: the kernel's context with every feature's loaders. */
export type PedagogyContext = Context<Loaders>
