import { dayOf } from '../../shared/clock.ts'
import { reference } from '../../shared/module.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
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
  },
} satisfies Resolvers
