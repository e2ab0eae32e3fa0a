import { type Module, sdl } from '../../shared/module.ts'
import { statisticsPolicy } from './statistics.policy.ts'
import { statisticsLoaders } from './own_value.queries.ts'
import { statisticsResolvers } from './statistics.resolvers.ts'

export const statistics = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './statistics.graphql'),
  policy: statisticsPolicy,
  resolvers: statisticsResolvers,
  loaders: statisticsLoaders,
} satisfies Module
