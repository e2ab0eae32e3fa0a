import type { MasterRow } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import type { GroupPlanAction, TeachingPlanAction } from '../pedagogy.generated.ts'
import { plansFault, staff } from '../stubs/stubs.rules.ts'
import type { LedGroup, TeachingPlanRow } from './teaching_plan.queries.ts'
import { isAuthor, teachesGroup } from './teaching_plan.rules.ts'

interface Kept {
  readonly schoolType: string | null
  /** Who is master of what at the unit. */
  readonly masters: readonly MasterRow[]
}

export type PlannedGroup = LedGroup & Kept
export type KeptPlan = TeachingPlanRow & Kept

const fault = (code: string, message: string) => ({ code, message, field: ['teachingPlanId'] })

const open = (plan: KeptPlan) =>
  plansFault(plan) ?? (plan.state === 'ARCHIVED' ? fault('ARCHIVED', 'The plan is archived.') : null)

const drafted = (code: string, message: string) => (plan: KeptPlan) =>
  open(plan) ?? (plan.draftContent === null ? fault(code, message) : null)

const publishable = (plan: KeptPlan) =>
  drafted('ALREADY_PUBLISHED', 'There is no draft to publish.')(plan) ??
  (plan.draftContent === 0 ? fault('NO_CONTENT', 'Say first what content of the syllabus it takes up.') : null)

const published = (plan: KeptPlan) =>
  open(plan) ?? (plan.state === 'DRAFT' ? fault('NOT_PUBLISHED', 'The plan was never published.') : null)

const withoutDraft = (plan: KeptPlan) =>
  open(plan) ?? (plan.draftContent === null ? null : fault('DRAFT_EXISTS', 'A draft is being written already.'))

/** What can be done about the plans of a group. */
export const groupPlanActions = {
  DRAFT_TEACHING_PLAN: { rule: teachesGroup, fault: plansFault },
} satisfies Actions<PlannedGroup, GroupPlanAction>

/** What can be done to a plan. */
export const teachingPlanActions = {
  CHANGE_TEACHING_PLAN_DRAFT: { rule: isAuthor, fault: drafted('NO_DRAFT', 'Nothing is being written: begin an edition.') },
  PUBLISH_TEACHING_PLAN: { rule: isAuthor, fault: publishable },
  ARCHIVE_TEACHING_PLAN: { rule: isAuthor, fault: published },
  BEGIN_PLAN_EDITION: { rule: isAuthor, fault: withoutDraft },
  // For which group is asked of that group.
  COPY_TEACHING_PLAN: { rule: staff },
  ADD_PLAN_AUTHOR: { rule: isAuthor, fault: open },
  REMOVE_PLAN_AUTHOR: { rule: isAuthor, fault: open },
} satisfies Actions<KeptPlan, TeachingPlanAction>
