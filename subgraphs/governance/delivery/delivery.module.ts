import { type Module, sdl } from '../../shared/module.ts'
import { deliveryPolicy } from './delivery.policy.ts'
import { deliveryLoaders } from './delivery.queries.ts'
import { deliveryResolvers } from './delivery.resolvers.ts'

export const delivery = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './delivery.graphql'),
  policy: deliveryPolicy,
  resolvers: deliveryResolvers,
  loaders: deliveryLoaders,
} satisfies Module
