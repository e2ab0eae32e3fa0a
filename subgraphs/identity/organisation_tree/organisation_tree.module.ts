import { type Module, sdl } from '../../shared/module.ts'
import { organisationTreePolicy } from './organisation_tree.policy.ts'
import { organisationTreeLoaders } from './organisation_tree.queries.ts'
import { organisationTreeResolvers } from './organisation_tree.resolvers.ts'

export const organisationTree = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './organisation_tree.graphql'),
  policy: organisationTreePolicy,
  resolvers: organisationTreeResolvers,
  loaders: organisationTreeLoaders,
} satisfies Module
