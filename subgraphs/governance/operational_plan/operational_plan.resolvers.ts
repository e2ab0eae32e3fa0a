import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { led } from '../goal/goal.actions.ts'
import { academicYearOf } from '../period/period.rules.ts'
import { isAcademicYear } from '../goal/goal.rules.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import {
  activityToAct,
  operationalPlanActions,
  organisationPlanActions,
  planActivityActions,
  planToAct,
} from './operational_plan.actions.ts'
import { addContributorGiven, adoptGiven, closeGiven, draftGiven, removeContributorGiven } from './operational_plan.acts.ts'
import { isOverdue, statusOf } from './operational_plan.rules.ts'
import { addActivityGiven, changeActivityGiven, followUpGiven, removeActivityGiven } from './plan_activity.acts.ts'

interface Answered {
  readonly id: string | null
}

const plan = {
  operationalPlan: ({ id }: Answered, _: object, { load }: GovernanceContext) => (id ? load.operationalPlan.load(id) : null),
}
const activity = {
  planActivity: ({ id }: Answered, _: object, { load }: GovernanceContext) => (id ? load.planActivity.load(id) : null),
}

export const operationalPlanResolvers = {
  Query: { operationalPlan: (_, { id }, { load }) => (isId(id) ? load.operationalPlan.load(id) : null) },
  Organisation: {
    operationalPlans: ({ id }, { academicYear = null }, { load }) => {
      if (academicYear !== null && !isAcademicYear(academicYear))
        throw badInput('`academicYear` must be a school year such as 2026/27.')
      return load.operationalPlansOf(id, { academicYear })
    },
    permittedOperationalPlanActions: async ({ id }, _, context) => {
      const organisation = await led(id, context)
      return organisation && permittedActions(organisationPlanActions, organisation, context)
    },
  },
  UnitOverview: {
    planStatus: async ({ organisationId, span }, _, { load, call }) => {
      const [plan] = await load.operationalPlansOf(organisationId, { academicYear: academicYearOf(span.end) })
      return plan ? { plan, ...statusOf(await load.activitiesOfPlan.load(plan.id), dayOf(call.now)) } : null
    },
  },
  OperationalPlan: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    adoptedBy: ({ adoptedById }, _, context) => personOf(adoptedById, context),
    contributors: async ({ id }, _, context) => {
      const named = await context.load.contributorsOf.load(id)
      const persons = await Promise.all(named.map(({ personId }) => personOf(personId, context)))
      return persons.filter((person) => person !== null)
    },
    activities: ({ id }, _, { load }) => load.activitiesOfPlan.load(id),
    permittedActions: async (row, _, context) => permittedActions(operationalPlanActions, await planToAct(row, context), context),
  },
  PlanActivity: {
    plan: ({ planId }, _, { load }) => load.operationalPlan.load(planId),
    goal: ({ goalId }, _, { load }) => (goalId ? load.goal.load(goalId) : null),
    responsible: ({ responsibleId }, _, context) => personOf(responsibleId, context),
    isOverdue: (row, _, { call }) => isOverdue(row, dayOf(call.now)),
    followUps: ({ id }, _, { load }) => load.followUpsOf.load(id),
    permittedActions: async (row, _, context) =>
      permittedActions(planActivityActions, await activityToAct(row, context), context),
  },
  ActivityFollowUp: { madeBy: ({ madeById }, _, context) => personOf(madeById, context) },
  Mutation: {
    draftOperationalPlan: (_, { input }, context, info) => draftGiven(info, context, input),
    addPlanContributor: (_, { input }, context, info) => addContributorGiven(info, context, input),
    removePlanContributor: (_, { input }, context, info) => removeContributorGiven(info, context, input),
    adoptOperationalPlan: (_, { input }, context, info) => adoptGiven(info, context, input),
    closeOperationalPlan: (_, { input }, context, info) => closeGiven(info, context, input),
    addPlanActivity: (_, { input }, context, info) => addActivityGiven(info, context, input),
    changePlanActivity: (_, { input }, context, info) => changeActivityGiven(info, context, input),
    removePlanActivity: (_, { input }, context, info) => removeActivityGiven(info, context, input),
    followUpPlanActivity: (_, { input }, context, info) => followUpGiven(info, context, input),
  },
  DraftOperationalPlanPayload: plan,
  AddPlanContributorPayload: plan,
  RemovePlanContributorPayload: plan,
  AdoptOperationalPlanPayload: plan,
  CloseOperationalPlanPayload: plan,
  AddPlanActivityPayload: activity,
  ChangePlanActivityPayload: activity,
  RemovePlanActivityPayload: plan,
  FollowUpPlanActivityPayload: activity,
} satisfies Resolvers
