import { type Module, sdl } from '../../shared/module.ts'
import { feePolicy } from './fee.policy.ts'
import { feeLoaders } from './fee.queries.ts'
import { feeResolvers } from './fee.resolvers.ts'

export const fee = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './fee.graphql'),
  policy: feePolicy,
  resolvers: feeResolvers,
  loaders: feeLoaders,
} satisfies Module
