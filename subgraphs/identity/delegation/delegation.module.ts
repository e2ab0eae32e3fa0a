import { type Module, sdl } from '../../shared/module.ts'
import { delegationPolicy } from './delegation.policy.ts'
import { delegationLoaders } from './delegation.queries.ts'
import { delegationResolvers } from './delegation.resolvers.ts'

export const delegation = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './delegation.graphql'),
  policy: delegationPolicy,
  resolvers: delegationResolvers,
  loaders: delegationLoaders,
} satisfies Module
