import { type Module, sdl } from '../../shared/module.ts'
import { placePolicy } from './place.policy.ts'
import { placeLoaders } from './place.queries.ts'
import { placeResolvers } from './place.resolvers.ts'

export const place = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './place.graphql'),
  policy: placePolicy,
  resolvers: placeResolvers,
  loaders: placeLoaders,
} satisfies Module
