import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { reference } from '../../shared/module.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { kpiActions } from './kpi.actions.ts'
import { defineGiven, ledKpi, retireGiven, reviseGiven } from './kpi.acts.ts'
import { everyKpi, kpisWithCodes } from './kpi.queries.ts'

export const kpiResolvers = {
  Query: {
    kpis: (_, { domain, on }, { read }) => everyKpi(read, { domain: domain ?? null, on: on ?? null }),
    kpi: async (_, { code }, { read }) => (await kpisWithCodes(read, [code]))[0] ?? null,
  },
  Kpi: {
    __resolveReference: reference((id, { load }: GovernanceContext) => load.kpi.load(id)),
    weight: ({ weightKpiId }, _, { load }) => (weightKpiId ? load.kpi.load(weightKpiId) : null),
    organisation: ({ organisationId }) => (organisationId ? { id: organisationId } : null),
    suppressionRule: ({ ruleCode }, { on }, { load, call }) => load.suppressionRule(ruleCode, { day: on ?? dayOf(call.now) }),
    permittedActions: async (kpi, _, context) => permittedActions(kpiActions, await ledKpi(kpi, context), context),
  },
  Mutation: {
    defineKpi: (_, { input }, context, info) => defineGiven(info, context, input),
    reviseKpi: (_, { input }, context, info) => reviseGiven(info, context, input),
    retireKpi: (_, { input }, context, info) => retireGiven(info, context, input),
  },
  DefineKpiPayload: { kpi: ({ id }, _, { load }) => (id ? load.kpi.load(id) : null) },
  ReviseKpiPayload: { kpi: ({ id }, _, { load }) => (id ? load.kpi.load(id) : null) },
  RetireKpiPayload: { kpi: ({ id }, _, { load }) => (id ? load.kpi.load(id) : null) },
} satisfies Resolvers
