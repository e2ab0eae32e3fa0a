import { type Module, sdl } from '../../shared/module.ts'
import { groupSizePolicy } from './group_size.policy.ts'
import { groupSizeLoaders } from './group_size.queries.ts'
import { groupSizeResolvers } from './group_size.resolvers.ts'

export const groupSize = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './group_size.graphql'),
  policy: groupSizePolicy,
  resolvers: groupSizeResolvers,
  loaders: groupSizeLoaders,
} satisfies Module
