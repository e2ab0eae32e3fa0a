import { type Module, sdl } from '../../shared/module.ts'
import { unitPolicyPolicy } from './unit_policy.policy.ts'
import { unitPolicyLoaders } from './unit_policy.queries.ts'
import { unitPolicyResolvers } from './unit_policy.resolvers.ts'

export const unitPolicy = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './unit_policy.graphql'),
  policy: unitPolicyPolicy,
  resolvers: unitPolicyResolvers,
  loaders: unitPolicyLoaders,
} satisfies Module
