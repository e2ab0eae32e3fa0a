import { permittedActions } from '../../shared/action.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { offerAtUnit, placeOfferActions } from './place_offer.actions.ts'
import { answerOffer, offerPlace } from './place_offer.acts.ts'

export const placeOfferResolvers = {
  PlaceOffer: {
    placeApplication: ({ applicationId }, _, { load }) => load.placeApplication.load(applicationId),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    group: ({ groupId }) => groupId && { id: groupId },
    answeredBy: ({ answeredById }, _, context) => personOf(answeredById, context),
    placement: ({ placementId }, _, { load }) => (placementId ? load.placement.load(placementId) : null),
    permittedActions: async (row, _, context) => permittedActions(placeOfferActions, await offerAtUnit(row, context), context),
  },
  Mutation: {
    offerPlace: (_, { input }, context, info) => offerPlace(info, context, input),
    answerPlaceOffer: (_, { input }, context, info) => answerOffer(info, context, input),
  },
  OfferPlacePayload: { placeOffer: ({ id }, _, { load }) => (id ? load.placeOffer.load(id) : null) },
  AnswerPlaceOfferPayload: { placeOffer: ({ id }, _, { load }) => (id ? load.placeOffer.load(id) : null) },
} satisfies Resolvers
