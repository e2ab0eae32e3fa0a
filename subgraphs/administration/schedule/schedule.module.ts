import { type Module, sdl } from '../../shared/module.ts'
import { schedulePolicy } from './schedule.policy.ts'
import { scheduleLoaders } from './schedule.queries.ts'
import { scheduleResolvers } from './schedule.resolvers.ts'

export const schedule = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './schedule.graphql'),
  policy: schedulePolicy,
  resolvers: scheduleResolvers,
  loaders: scheduleLoaders,
} satisfies Module
