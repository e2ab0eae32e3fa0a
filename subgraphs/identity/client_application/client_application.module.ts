import { type Module, sdl } from '../../shared/module.ts'
import { clientApplicationPolicy } from './client_application.policy.ts'
import { clientApplicationLoaders } from './client_application.queries.ts'
import { clientApplicationResolvers } from './client_application.resolvers.ts'

export const clientApplication = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './client_application.graphql'),
  policy: clientApplicationPolicy,
  resolvers: clientApplicationResolvers,
  loaders: clientApplicationLoaders,
} satisfies Module
