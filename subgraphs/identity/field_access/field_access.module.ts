import { type Module, sdl } from '../../shared/module.ts'
import { fieldAccessPolicy } from './field_access.policy.ts'
import { fieldAccessResolvers } from './field_access.resolvers.ts'

export const fieldAccess = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './field_access.graphql'),
  policy: fieldAccessPolicy,
  resolvers: fieldAccessResolvers,
} satisfies Module
