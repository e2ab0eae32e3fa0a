import { type Module, sdl } from '../../shared/module.ts'
import { accountOrderPolicy } from './account_order.policy.ts'
import { accountOrderLoaders } from './account_order.queries.ts'
import { accountOrderResolvers } from './account_order.resolvers.ts'

export const accountOrder = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './account_order.graphql'),
  policy: accountOrderPolicy,
  resolvers: accountOrderResolvers,
  loaders: accountOrderLoaders,
} satisfies Module
