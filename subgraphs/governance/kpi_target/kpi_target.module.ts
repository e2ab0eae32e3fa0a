import { type Module, sdl } from '../../shared/module.ts'
import { kpiTargetPolicy } from './kpi_target.policy.ts'
import { kpiTargetLoaders } from './kpi_target.queries.ts'
import { kpiTargetResolvers } from './kpi_target.resolvers.ts'

export const kpiTarget = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './kpi_target.graphql'),
  policy: kpiTargetPolicy,
  resolvers: kpiTargetResolvers,
  loaders: kpiTargetLoaders,
} satisfies Module
