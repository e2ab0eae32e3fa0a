import { type Module, sdl } from '../../shared/module.ts'
import { sessionPolicy } from './session.policy.ts'
import { sessionLoaders } from './session.queries.ts'
import { sessionResolvers } from './session.resolvers.ts'

export const session = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './session.graphql'),
  policy: sessionPolicy,
  resolvers: sessionResolvers,
  loaders: sessionLoaders,
} satisfies Module
