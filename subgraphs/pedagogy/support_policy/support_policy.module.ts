import { type Module, sdl } from '../../shared/module.ts'
import { supportPolicyPolicy } from './support_policy.policy.ts'
import { supportPolicyLoaders } from './support_policy.queries.ts'
import { supportPolicyResolvers } from './support_policy.resolvers.ts'

export const supportPolicy = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './support_policy.graphql'),
  policy: supportPolicyPolicy,
  resolvers: supportPolicyResolvers,
  loaders: supportPolicyLoaders,
} satisfies Module
