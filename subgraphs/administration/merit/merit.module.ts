import { type Module, sdl } from '../../shared/module.ts'
import { meritPolicy } from './merit.policy.ts'
import { meritResolvers } from './merit.resolvers.ts'

export const merit = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './merit.graphql'),
  policy: meritPolicy,
  resolvers: meritResolvers,
} satisfies Module
