import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { assignmentLoaders } from './assignment/assignment.queries.ts'
import type { curriculumLoaders } from './curriculum/curriculum.queries.ts'
import type { lessonMaterialLoaders } from './lesson_material/lesson_material.queries.ts'
import type { portfolioLoaders } from './portfolio/portfolio.queries.ts'
import type { assessmentLoaders } from './assessment/assessment.loaders.ts'
import type { developmentPlanLoaders } from './development_plan/development_plan.queries.ts'
import type { knowledgeOverviewLoaders } from './knowledge_overview/knowledge_overview.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'
import type { talkLoaders } from './talk/talk.queries.ts'
import type { talkBookingLoaders } from './talk_booking/talk_booking.queries.ts'
import type { talkRoundLoaders } from './talk_round/talk_round.queries.ts'
import type { submissionLoaders } from './submission/submission.queries.ts'
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
  // Support
  // What a unit has decided
  ReturnType<typeof teachingPolicyLoaders>

/** What pedagogy's resolvers have: the kernel's context with every feature's loaders. */
export type PedagogyContext = Context<Loaders>
