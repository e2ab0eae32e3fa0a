import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { assessmentLoaders } from './assessment/assessment.loaders.ts'
import type { curriculumLoaders } from './curriculum/curriculum.queries.ts'
import type { developmentPlanLoaders } from './development_plan/development_plan.queries.ts'
import type { knowledgeOverviewLoaders } from './knowledge_overview/knowledge_overview.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'
import type { teachingPolicyLoaders } from './teaching_policy/teaching_policy.queries.ts'
import type { writtenAssessmentLoaders } from './written_assessment/written_assessment.queries.ts'

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof stubLoaders> &
  ReturnType<typeof curriculumLoaders> &
  // Learning
  // Assessing
  ReturnType<typeof assessmentLoaders> &
  ReturnType<typeof writtenAssessmentLoaders> &
  ReturnType<typeof knowledgeOverviewLoaders> &
  ReturnType<typeof developmentPlanLoaders> &
  // Talking
  // Support
  // What a unit has decided
  ReturnType<typeof teachingPolicyLoaders>

/** What pedagogy's resolvers have: the kernel's context with every feature's loaders. */
export type PedagogyContext = Context<Loaders>
