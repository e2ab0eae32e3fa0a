import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { pageOf } from '../../shared/pagination.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { dataProblemActions } from './data_problem.actions.ts'
import { reportGiven, settleGiven } from './data_problem.acts.ts'
import { problemsPage } from './data_problem.queries.ts'

const payload = {
  problem: ({ id }: { readonly id: string | null }, _: object, { load }: GovernanceContext) =>
    id ? load.dataProblem.load(id) : null,
}

export const dataProblemResolvers = {
  Query: {
    dataProblems: (_, { state, ...page }, { read }) => problemsPage(read, state ?? null, pageOf(page, ['openedAt', 'id'])),
  },
  KpiValue: { problems: ({ id }, _, { load }) => load.problemsOfValue.load(id) },
  DataProblem: {
    place: ({ placeId }, _, { load }) => load.place.load(placeId),
    kpi: ({ kpiId }, _, { load }) => (kpiId ? load.kpi.load(kpiId) : null),
    value: ({ kpiValueId }, _, { load }) => (kpiValueId ? load.kpiValue.load(kpiValueId) : null),
    text: async ({ id }, _, { load }) => (await load.reportOfProblem.load(id))?.text ?? null,
    reportedBy: async ({ id }, _, context) =>
      personOf((await context.load.reportOfProblem.load(id))?.reportedById ?? null, context),
    sources: ({ id }, _, { load }) => load.sourcesOfProblem.load(id),
    settledBy: ({ settledById }, _, context) => personOf(settledById, context),
    chosenDelivery: ({ chosenDeliveryId }, _, { load }) => (chosenDeliveryId ? load.delivery.load(chosenDeliveryId) : null),
    permittedActions: (problem, _, context) => permittedActions(dataProblemActions, problem, context),
  },
  DataProblemSource: {
    delivery: ({ deliveryId }, _, { load }) => (deliveryId ? load.delivery.load(deliveryId) : null),
    figure: (said) => (said.kind === null ? null : { ...said, kind: said.kind }),
  },
  Mutation: {
    reportDataProblem: (_, { input }, context, info) => reportGiven(info, context, input),
    settleDataProblem: (_, { input }, context, info) => settleGiven(info, context, input),
  },
  ReportDataProblemPayload: payload,
  SettleDataProblemPayload: payload,
} satisfies Resolvers
