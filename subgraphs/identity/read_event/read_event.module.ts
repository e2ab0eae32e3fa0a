import { type Module, sdl } from '../../shared/module.ts'
import { readEventPolicy } from './read_event.policy.ts'
import { readEventLoaders } from './read_event.queries.ts'
import { readEventResolvers } from './read_event.resolvers.ts'

export const readEvent = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './read_event.graphql'),
  policy: readEventPolicy,
  resolvers: readEventResolvers,
  loaders: readEventLoaders,
} satisfies Module
