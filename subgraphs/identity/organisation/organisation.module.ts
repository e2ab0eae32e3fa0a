import { type Module, sdl } from '../../shared/module.ts'
import { organisationPolicy } from './organisation.policy.ts'
import { organisationLoaders } from './organisation.queries.ts'
import { organisationResolvers } from './organisation.resolvers.ts'

export const organisation = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './organisation.graphql'),
  policy: organisationPolicy,
  resolvers: organisationResolvers,
  loaders: organisationLoaders,
} satisfies Module
