import { type Module, sdl } from '../../shared/module.ts'
import { placeOfferPolicy } from './place_offer.policy.ts'
import { placeOfferLoaders } from './place_offer.queries.ts'
import { placeOfferResolvers } from './place_offer.resolvers.ts'

export const placeOffer = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './place_offer.graphql'),
  policy: placeOfferPolicy,
  resolvers: placeOfferResolvers,
  loaders: placeOfferLoaders,
} satisfies Module
