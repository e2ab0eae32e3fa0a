import { type Module, sdl } from '../../shared/module.ts'
import { kpiValuePolicy } from './kpi_value.policy.ts'
import { kpiValueLoaders } from './kpi_value.queries.ts'
import { kpiValueResolvers } from './kpi_value.resolvers.ts'

export const kpiValue = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './kpi_value.graphql'),
  policy: kpiValuePolicy,
  resolvers: kpiValueResolvers,
  loaders: kpiValueLoaders,
} satisfies Module
