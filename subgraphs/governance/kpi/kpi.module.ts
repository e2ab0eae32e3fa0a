import { type Module, sdl } from '../../shared/module.ts'
import { kpiPolicy } from './kpi.policy.ts'
import { kpiLoaders } from './kpi.queries.ts'
import { kpiResolvers } from './kpi.resolvers.ts'
import { kpi as table } from './kpi.table.ts'

export const kpi = {
  typeDefs: sdl(import.meta.url, './kpi.graphql'),
  policy: kpiPolicy,
  resolvers: kpiResolvers,
  tables: [table],
  loaders: kpiLoaders,
} satisfies Module
