import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { GoalActsFields, GoalFields } from '../governance.generated.ts'
import { plannedFor, steerers } from './goal.rules.ts'

const payload = { goal: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

export const goalPolicy = {
  // Of which organisation, the rows say.
  Query: { goal: plannedFor },
  Organisation: { goals: plannedFor, permittedGoalActions: allow },
  Goal: {
    id: allow,
    organisation: allow,
    parent: allow,
    parts: allow,
    title: allow,
    description: allow,
    startDate: allow,
    endDate: allow,
    state: allow,
    kpis: allow,
    analyses: allow,
    version: allow,
    permittedActions: allow,
  },
  GoalKpi: { kpi: allow, target: allow },
  // For which organisation, the rules of the acts say: see goal.actions.ts.
  Mutation: { setGoal: steerers, changeGoal: steerers, endGoal: steerers },
  SetGoalPayload: payload,
  SetGoalError: error,
  ChangeGoalPayload: payload,
  ChangeGoalError: error,
  EndGoalPayload: payload,
  EndGoalError: error,
} satisfies Policy<GoalFields & GoalActsFields>
