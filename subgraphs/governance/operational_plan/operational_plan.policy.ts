import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import { plannedFor } from '../goal/goal.rules.ts'
import type { OperationalPlanActsFields, OperationalPlanFields } from '../governance.generated.ts'

const principals = role('principals', 'rektorer', 'PRINCIPAL')
const staff = role('staff', 'personal', 'STAFF')
const plan = { operationalPlan: allow, userErrors: allow }
const activity = { planActivity: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

export const operationalPlanPolicy = {
  // Of which unit, and whether drafts too, the rows say.
  Query: { operationalPlan: plannedFor },
  UnitOverview: { planStatus: plannedFor },
  PlanStatus: { plan: allow, activityCount: allow, doneCount: allow, overdueCount: allow },
  Organisation: { operationalPlans: plannedFor, permittedOperationalPlanActions: allow },
  OperationalPlan: {
    id: allow,
    organisation: allow,
    academicYear: allow,
    state: allow,
    adoptedBy: allow,
    adoptedAt: allow,
    contributors: allow,
    activities: allow,
    version: allow,
    permittedActions: allow,
  },
  PlanActivity: {
    id: allow,
    plan: allow,
    goal: allow,
    title: allow,
    responsible: allow,
    responsibleText: allow,
    dueOn: allow,
    state: allow,
    isOverdue: allow,
    followUps: allow,
    version: allow,
    permittedActions: allow,
  },
  ActivityFollowUp: { number: allow, state: allow, text: allow, madeBy: allow, madeAt: allow },
  // Of which plan, the rules of the acts say: see operational_plan.actions.ts.
  Mutation: {
    draftOperationalPlan: principals,
    addPlanContributor: principals,
    removePlanContributor: principals,
    adoptOperationalPlan: principals,
    closeOperationalPlan: principals,
    addPlanActivity: staff,
    changePlanActivity: staff,
    removePlanActivity: staff,
    followUpPlanActivity: staff,
  },
  DraftOperationalPlanPayload: plan,
  DraftOperationalPlanError: error,
  AddPlanContributorPayload: plan,
  AddPlanContributorError: error,
  RemovePlanContributorPayload: plan,
  RemovePlanContributorError: error,
  AdoptOperationalPlanPayload: plan,
  AdoptOperationalPlanError: error,
  CloseOperationalPlanPayload: plan,
  CloseOperationalPlanError: error,
  AddPlanActivityPayload: activity,
  AddPlanActivityError: error,
  ChangePlanActivityPayload: activity,
  ChangePlanActivityError: error,
  RemovePlanActivityPayload: plan,
  RemovePlanActivityError: error,
  FollowUpPlanActivityPayload: activity,
  FollowUpPlanActivityError: error,
} satisfies Policy<OperationalPlanFields & OperationalPlanActsFields>
