import { reference } from '../../shared/module.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { everyKpi } from './kpi.queries.ts'

export const kpiResolvers = {
  Query: { kpis: (_, __, { read }) => everyKpi(read) },
  Kpi: { __resolveReference: reference((id, { load }: GovernanceContext) => load.kpi.load(id)) },
} satisfies Resolvers
