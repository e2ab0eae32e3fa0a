import { type Module, sdl } from '../../shared/module.ts'
import { protectionPolicy } from './protection.policy.ts'
import { protectionLoaders } from './protection.queries.ts'
import { protectionResolvers } from './protection.resolvers.ts'

export const protection = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './protection.graphql'),
  policy: protectionPolicy,
  resolvers: protectionResolvers,
  loaders: protectionLoaders,
} satisfies Module
