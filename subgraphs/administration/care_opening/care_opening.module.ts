import { type Module, sdl } from '../../shared/module.ts'
import { careOpeningPolicy } from './care_opening.policy.ts'
import { careOpeningLoaders } from './care_opening.queries.ts'
import { careOpeningResolvers } from './care_opening.resolvers.ts'

export const careOpening = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './care_opening.graphql'),
  policy: careOpeningPolicy,
  resolvers: careOpeningResolvers,
  loaders: careOpeningLoaders,
} satisfies Module
