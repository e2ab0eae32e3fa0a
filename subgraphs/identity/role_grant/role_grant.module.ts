import { type Module, sdl } from '../../shared/module.ts'
import { roleGrantPolicy } from './role_grant.policy.ts'
import { roleGrantLoaders } from './role_grant.queries.ts'
import { roleGrantResolvers } from './role_grant.resolvers.ts'

export const roleGrant = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './role_grant.graphql'),
  policy: roleGrantPolicy,
  resolvers: roleGrantResolvers,
  loaders: roleGrantLoaders,
} satisfies Module
