import { type Module, sdl } from '../../shared/module.ts'
import { notificationPolicy } from './notification.policy.ts'
import { notificationLoaders } from './notification.queries.ts'
import { notificationResolvers } from './notification.resolvers.ts'

export const notification = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './notification.graphql'),
  policy: notificationPolicy,
  resolvers: notificationResolvers,
  loaders: notificationLoaders,
} satisfies Module
