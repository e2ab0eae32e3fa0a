import { type Module, sdl } from '../../shared/module.ts'
import { accountPolicy } from './account.policy.ts'
import { accountLoaders } from './account.queries.ts'
import { accountResolvers } from './account.resolvers.ts'

export const account = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './account.graphql'),
  policy: accountPolicy,
  resolvers: accountResolvers,
  loaders: accountLoaders,
} satisfies Module
