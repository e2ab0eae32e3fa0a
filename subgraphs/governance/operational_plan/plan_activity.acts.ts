import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { longTextFault } from '../goal/goal.rules.ts'
import type {
  AddPlanActivityInput, ChangePlanActivityInput, FollowUpPlanActivityInput, PlanActivityAction, RemovePlanActivityInput,
} from '../governance.generated.ts' // prettier-ignore
import { type ActivityToAct, activityToAct, planActivityActions } from './operational_plan.actions.ts'
import { type Acting, noPerson, onPlan } from './operational_plan.acts.ts'
import type {
  AddPlanActivityPayloadRow, ChangePlanActivityPayloadRow, FollowUpPlanActivityPayloadRow, OperationalPlanRow,
  RemovePlanActivityPayloadRow,
} from './operational_plan.queries.ts' // prettier-ignore
import { activityFaults } from './operational_plan.rules.ts'
import {
  activityCount,
  changeActivity,
  followUp,
  insertActivity,
  mayBeResponsible,
  removeActivity,
  touchDraft,
} from './operational_plan.writes.ts'

const mostActivities = 200
const adopted = refused('PLAN_ADOPTED', 'The plan is adopted: what is in it stays.')
const noGoal = refused('GOAL_NOT_FOUND', 'There is no such goal of the unit, or of an organisation above it.', 'goalId')

/** Whether a goal is one that a unit works for: its own, or of an organisation above it. */
async function isOwnGoal(tx: Write, goalId: string, organisationId: string): Promise<boolean> {
  const found = await tx`/* ownGoal */ select from governance.goal g
    join access.above(${organisationId}) a on a.id = g.organisation_id where g.id = ${goalId}`
  return found.length === 1
}

/** An activity as it is written into a plan, or why it is not. */
async function asWritten(
  tx: Write,
  plan: OperationalPlanRow,
  id: string,
  [, { call }, input]: Acting<AddPlanActivityInput | ChangePlanActivityInput>,
) {
  const { goalId = null, responsibleId = null, dueOn } = input
  const responsibleText = input.responsibleText?.trim() || null
  if (!(await touchDraft(tx, plan.id, call.now))) return { refusal: adopted }
  const faults = activityFaults({ title: input.title, responsibleText, dueOn }, plan.academicYear)
  if (faults.length > 0) return { refusal: faulty(...faults) }
  if (goalId !== null && !(isId(goalId) && (await isOwnGoal(tx, goalId, plan.organisationId)))) return { refusal: noGoal }
  if (responsibleId !== null && !(isId(responsibleId) && (await mayBeResponsible(tx, responsibleId, plan.organisationId))))
    return { refusal: noPerson('responsibleId') }
  return { activity: { id, goalId, title: input.title.trim(), responsibleId, responsibleText, dueOn, now: call.now } }
}

export const addActivityGiven = (...given: Acting<AddPlanActivityInput>) =>
  onPlan<AddPlanActivityPayloadRow>('ADD_PLAN_ACTIVITY', given, async (tx, plan) => {
    const id = given[1].newId<'PlanActivity'>()
    const { activity, refusal } = await asWritten(tx, plan, id, given)
    if (!activity) return refusal
    if ((await activityCount(tx, plan.id)) >= mostActivities)
      return refused('TOO_MANY', `The plan has ${mostActivities} activities already.`, 'operationalPlanId')
    await insertActivity(tx, plan.id, activity)
    return done(id, upserted('PlanActivity', id))
  })

interface OnActivity {
  readonly planActivityId: string
  readonly idempotencyKey?: string | null | undefined
}

/** Does something to an activity. */
async function onActivity<Answer extends Done>(
  name: PlanActivityAction,
  [info, context, input]: Acting<OnActivity>,
  run: (tx: Write, activity: ActivityToAct) => Promise<Outcome<Answer>>,
) {
  const row = isId(input.planActivityId) ? await context.load.planActivity.load(input.planActivityId) : null
  const unknown = refused('NOT_FOUND', 'There is no such activity that you may see.', 'planActivityId')
  return actOn<ActivityToAct, Answer>(info, context, input, {
    source: row && (await activityToAct(row, context)),
    action: planActivityActions[name],
    unknown: unknown as unknown as Outcome<Answer>,
    run,
  })
}

const readAt = (input: { readonly expectedVersion: number }) => conflict('The activity', input.expectedVersion)

export const changeActivityGiven = (...given: Acting<ChangePlanActivityInput>) =>
  onActivity<ChangePlanActivityPayloadRow>('CHANGE_PLAN_ACTIVITY', given, async (tx, { id, plan }) => {
    const { activity, refusal } = await asWritten(tx, plan!, id, given)
    if (!activity) return refusal
    if (!(await changeActivity(tx, activity, given[2].expectedVersion))) throw readAt(given[2])
    return done(id, upserted('PlanActivity', id))
  })

export const removeActivityGiven = (...given: Acting<RemovePlanActivityInput>) =>
  onActivity<RemovePlanActivityPayloadRow>('REMOVE_PLAN_ACTIVITY', given, async (tx, { id, planId }) =>
    (await touchDraft(tx, planId, given[1].call.now)) && (await removeActivity(tx, id))
      ? done(planId, { entity: 'PlanActivity', id, kind: 'DELETE' })
      : adopted,
  )

export const followUpGiven = (...given: Acting<FollowUpPlanActivityInput>) =>
  onActivity<FollowUpPlanActivityPayloadRow>('FOLLOW_UP_PLAN_ACTIVITY', given, async (tx, { id }) => {
    const [, { viewer, call }, { state, text }] = given
    const fault = longTextFault(text, 'text')
    if (fault) return faulty(fault)
    if (!(await followUp(tx, { activityId: id, state, text: text.trim(), by: viewer.id, now: call.now })))
      throw conflict('The activity', 0)
    return done(id, upserted('PlanActivity', id))
  })
