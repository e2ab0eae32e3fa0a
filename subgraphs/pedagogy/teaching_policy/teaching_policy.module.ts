import { type Module, sdl } from '../../shared/module.ts'
import { teachingPolicyPolicy } from './teaching_policy.policy.ts'
import { teachingPolicyLoaders } from './teaching_policy.queries.ts'
import { teachingPolicyResolvers } from './teaching_policy.resolvers.ts'

export const teachingPolicy = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './teaching_policy.graphql'),
  policy: teachingPolicyPolicy,
  resolvers: teachingPolicyResolvers,
  loaders: teachingPolicyLoaders,
} satisfies Module
