import { type Module, sdl } from '../../shared/module.ts'
import { supportNeedPolicy } from './support_need.policy.ts'
import { supportNeedLoaders } from './support_need.queries.ts'
import { supportNeedResolvers } from './support_need.resolvers.ts'

export const supportNeed = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './support_need.graphql'),
  policy: supportNeedPolicy,
  resolvers: supportNeedResolvers,
  loaders: supportNeedLoaders,
} satisfies Module
