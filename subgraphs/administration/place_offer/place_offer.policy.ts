import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson, role } from '../../shared/rules.ts'
import type { PlaceOfferFields } from '../administration.generated.ts'

const leaders = role('principals and school administrators', 'rektorer och skoladministratörer', 'PRINCIPAL', 'UNIT_ADMIN')
const error = { code: allow, message: allow, field: allow }

export const placeOfferPolicy = {
  PlaceOffer: {
    id: allow,
    placeApplication: allow,
    organisation: allow,
    group: allow,
    schoolType: allow,
    startDate: allow,
    offeredOn: allow,
    answerDate: allow,
    state: allow,
    answeredBy: allow,
    answeredAt: allow,
    placement: allow,
    version: allow,
    permittedActions: allow,
  },
  // At which unit, and of which children, the rules of the acts say.
  Mutation: { offerPlace: leaders, answerPlaceOffer: inPerson },
  OfferPlacePayload: { placeOffer: allow, userErrors: allow },
  OfferPlaceError: error,
  AnswerPlaceOfferPayload: { placeOffer: allow, userErrors: allow },
  AnswerPlaceOfferError: error,
} satisfies Policy<PlaceOfferFields>
