import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { concernReportLoaders } from './concern_report/concern_report.queries.ts'
import type { curriculumLoaders } from './curriculum/curriculum.queries.ts'
import type { extraAdaptationLoaders } from './extra_adaptation/extra_adaptation.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'
import type { supportLoaders } from './support/support.queries.ts'
import type { supportPolicyLoaders } from './support_policy/support_policy.queries.ts'
import type { supportNeedLoaders } from './support_need/support_need.queries.ts'
import type { supportCaseLoaders } from './support_case/support_case.queries.ts'
import type { supportInvestigationLoaders } from './support_investigation/support_investigation.queries.ts'
import type { actionProgrammeLoaders } from './action_programme/action_programme.queries.ts'
import type { teachingPolicyLoaders } from './teaching_policy/teaching_policy.queries.ts'

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof stubLoaders> &
  ReturnType<typeof curriculumLoaders> &
  // Learning
  // Assessing
  // Talking
  // Support
  ReturnType<typeof supportLoaders> &
  ReturnType<typeof extraAdaptationLoaders> &
  ReturnType<typeof supportPolicyLoaders> &
  ReturnType<typeof supportNeedLoaders> &
  ReturnType<typeof supportCaseLoaders> &
  ReturnType<typeof supportInvestigationLoaders> &
  ReturnType<typeof actionProgrammeLoaders> &
  ReturnType<typeof concernReportLoaders> &
  // What a unit has decided
  ReturnType<typeof teachingPolicyLoaders>

/** What pedagogy's resolvers have: the kernel's context with every feature's loaders. */
export type PedagogyContext = Context<Loaders>
