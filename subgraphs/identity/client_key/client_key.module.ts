import { type Module, sdl } from '../../shared/module.ts'
import { clientKeyPolicy } from './client_key.policy.ts'
import { clientKeyLoaders } from './client_key.queries.ts'
import { clientKeyResolvers } from './client_key.resolvers.ts'

export const clientKey = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './client_key.graphql'),
  policy: clientKeyPolicy,
  resolvers: clientKeyResolvers,
  loaders: clientKeyLoaders,
} satisfies Module
