import type { LedOrganisation } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import { led } from '../goal/goal.actions.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { OperationalPlanAction, OrganisationPlanAction, PlanActivityAction } from '../governance.generated.ts'
import type { OperationalPlanRow, PlanActivityRow } from './operational_plan.queries.ts'
import { answers, type InPlan, leads, writes } from './operational_plan.rules.ts'

export type PlanToAct = OperationalPlanRow & InPlan
export type ActivityToAct = PlanActivityRow & InPlan & { readonly plan: OperationalPlanRow | null }

/** A plan with what the viewer is in it. */
export async function planToAct(plan: OperationalPlanRow, context: GovernanceContext): Promise<PlanToAct> {
  const [organisation, contributed] = await Promise.all([
    led(plan.organisationId, context),
    context.load.contributedPlan.load(plan.id),
  ])
  return { ...plan, roles: organisation?.roles ?? [], isContributor: contributed !== null }
}

/** An activity with what the viewer is in its plan. Who sees no more than what they answer for knows that the plan is adopted. */
export async function activityToAct(row: PlanActivityRow, context: GovernanceContext): Promise<ActivityToAct> {
  const plan = await context.load.operationalPlan.load(row.planId)
  const within = plan ? await planToAct(plan, context) : { roles: [], isContributor: false }
  return { ...row, roles: within.roles, isContributor: within.isContributor, plan }
}

/** What can be done about plans of an organisation: of a school unit. */
export const organisationPlanActions = {
  DRAFT_OPERATIONAL_PLAN: { rule: leads },
} satisfies Actions<LedOrganisation, OrganisationPlanAction>

const fault = <Code extends string>(code: Code, message: string) => ({ code, message, field: ['operationalPlanId'] })
const adopted = ({ state }: OperationalPlanRow) =>
  state === 'DRAFT' ? null : fault('PLAN_ADOPTED', 'The plan is adopted: what is in it stays.')
const closed = ({ state }: OperationalPlanRow) => (state === 'CLOSED' ? fault('PLAN_CLOSED', 'The plan is closed.') : null)
const unlessAdopted = ({ state }: OperationalPlanRow) =>
  state === 'ADOPTED' ? null : fault('NOT_ADOPTED', 'The plan is not adopted, or closed.')

/** What can be done to a plan. */
export const operationalPlanActions = {
  ADD_PLAN_ACTIVITY: { rule: writes, fault: adopted },
  ADD_PLAN_CONTRIBUTOR: { rule: leads, fault: closed },
  REMOVE_PLAN_CONTRIBUTOR: { rule: leads, fault: closed },
  ADOPT_OPERATIONAL_PLAN: { rule: leads, fault: adopted },
  CLOSE_OPERATIONAL_PLAN: { rule: leads, fault: unlessAdopted },
} satisfies Actions<PlanToAct, OperationalPlanAction>

const ofPlan = (wrong: typeof adopted | typeof unlessAdopted) => (activity: ActivityToAct) => {
  const found = activity.plan && wrong(activity.plan)
  return found && { ...found, field: ['planActivityId'] }
}

/** What can be done to an activity. */
export const planActivityActions = {
  CHANGE_PLAN_ACTIVITY: { rule: writes, fault: ofPlan(adopted) },
  REMOVE_PLAN_ACTIVITY: { rule: writes, fault: ofPlan(adopted) },
  // Whose plan is out of sight is told of the activity as long as it may be followed up.
  FOLLOW_UP_PLAN_ACTIVITY: {
    rule: answers,
    fault: (activity: ActivityToAct) => (activity.isResponsible ? null : ofPlan(unlessAdopted)(activity)),
  },
} satisfies Actions<ActivityToAct, PlanActivityAction>
