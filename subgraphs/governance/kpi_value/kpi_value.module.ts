import { type Module, sdl } from '../../shared/module.ts'
import { kpiValuePolicy } from './kpi_value.policy.ts'
import { kpiValueLoaders } from './kpi_value.queries.ts'
import { kpiValueResolvers } from './kpi_value.resolvers.ts'
import { kpiValue as table } from './kpi_value.table.ts'

export const kpiValue = {
  typeDefs: sdl(import.meta.url, './kpi_value.graphql'),
  policy: kpiValuePolicy,
  resolvers: kpiValueResolvers,
  tables: [table],
  loaders: kpiValueLoaders,
} satisfies Module
