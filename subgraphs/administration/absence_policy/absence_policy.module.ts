import { type Module, sdl } from '../../shared/module.ts'
import { absencePolicyPolicy } from './absence_policy.policy.ts'
import { absencePolicyLoaders } from './absence_policy.queries.ts'
import { absencePolicyResolvers } from './absence_policy.resolvers.ts'

export const absencePolicy = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './absence_policy.graphql'),
  policy: absencePolicyPolicy,
  resolvers: absencePolicyResolvers,
  loaders: absencePolicyLoaders,
} satisfies Module
