import type { MasterRow } from '../../access/organisations.ts'
import type { KnownPerson } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import { ownChildFault } from '../assessment/knowledge.rules.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { DevelopmentPlanAction } from '../pedagogy.generated.ts'
import type { DevelopmentPlanDraftRow } from './development_plan.queries.ts'
import { worksThere } from './development_plan.rules.ts'

const mentor = and(related('MENTOR'), assurance('SUBSTANTIAL'))

/** Begun of a pupil by their mentor. */
export const beginAction = { rule: mentor, fault: ownChildFault }

export type MasteredPlan = DevelopmentPlanDraftRow & { readonly masters: readonly MasterRow[] }

const action = { rule: and(mentor, worksThere), fault: (plan: MasteredPlan) => plansFault(plan) ?? ownChildFault(plan) }

/** What can be done to a plan. The relations are the viewer's to the pupil. */
export const planActions = {
  WRITE_DEVELOPMENT_PLAN: action,
  PUBLISH_DEVELOPMENT_PLAN: action,
  UNDO_DEVELOPMENT_PLAN: action,
} satisfies Actions<MasteredPlan, DevelopmentPlanAction>

export type PlannedPupil = KnownPerson
