import { type Module, sdl } from '../../shared/module.ts'
import { accessRequestPolicy } from './access_request.policy.ts'
import { accessRequestLoaders } from './access_request.queries.ts'
import { accessRequestResolvers } from './access_request.resolvers.ts'

export const accessRequest = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './access_request.graphql'),
  policy: accessRequestPolicy,
  resolvers: accessRequestResolvers,
  loaders: accessRequestLoaders,
} satisfies Module
