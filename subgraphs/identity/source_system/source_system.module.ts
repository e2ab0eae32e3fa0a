import { type Module, sdl } from '../../shared/module.ts'
import { sourceSystemPolicy } from './source_system.policy.ts'
import { sourceSystemLoaders } from './source_system.queries.ts'
import { sourceSystemResolvers } from './source_system.resolvers.ts'

export const sourceSystem = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './source_system.graphql'),
  policy: sourceSystemPolicy,
  resolvers: sourceSystemResolvers,
  loaders: sourceSystemLoaders,
} satisfies Module
