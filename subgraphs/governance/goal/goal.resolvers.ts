import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { goalActions, led, organisationGoalActions, steered } from './goal.actions.ts'
import { changeGiven, endGiven, setGiven } from './goal.acts.ts'
import { yearBounds } from './goal.rules.ts'

const payload = {
  goal: ({ id }: { readonly id: string | null }, _: object, { load }: GovernanceContext) => (id ? load.goal.load(id) : null),
}

export const goalResolvers = {
  Query: { goal: (_, { id }, { load }) => (isId(id) ? load.goal.load(id) : null) },
  Organisation: {
    goals: ({ id }, { academicYear }, { load, call }) => load.goalsOf(id, yearBounds(academicYear, dayOf(call.now))),
    permittedGoalActions: async ({ id }, _, context) => {
      const organisation = await led(id, context)
      return organisation && permittedActions(organisationGoalActions, organisation, context)
    },
  },
  Goal: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    parent: ({ parentId }, _, { load }) => (parentId ? load.goal.load(parentId) : null),
    parts: ({ id }, _, { load }) => load.partsOfGoal.load(id),
    kpis: ({ id }, _, { load }) => load.kpisOfGoal.load(id),
    analyses: async ({ id }, _, { load }) => {
      const linked = await load.analysesOfGoal.load(id)
      const analyses = await Promise.all(linked.map(({ analysisId }) => load.qualityAnalysis.load(analysisId)))
      return analyses.filter((analysis) => analysis !== null)
    },
    permittedActions: async (row, _, context) => permittedActions(goalActions, await steered(row, context), context),
  },
  GoalKpi: { kpi: ({ kpiId }, _, { load }) => load.kpi.load(kpiId) },
  Mutation: {
    setGoal: (_, { input }, context, info) => setGiven(info, context, input),
    changeGoal: (_, { input }, context, info) => changeGiven(info, context, input),
    endGoal: (_, { input }, context, info) => endGiven(info, context, input),
  },
  SetGoalPayload: payload,
  ChangeGoalPayload: payload,
  EndGoalPayload: payload,
} satisfies Resolvers
