import { personal } from '../../shared/personal.ts'
import { care, ofChild, unsheltered } from '../placement/placement.grounds.ts'
import { placeOffer } from './place_offer.table.ts'

export const placeOfferPersonal = [
  personal(placeOffer, {
    concept: 'PlaceOffer',
    name: { en: 'Offer of a place', sv: 'Erbjudande om plats' },
    purpose: { en: 'To give children places in order.', sv: 'Att ge barn plats i turordning.' },
    legalBasis: care,
    subjects: ['childId'],
    officials: ['offeredById'],
    thirdParties: ['answeredById'],
    noPersons: ['applicationId', 'organisationId', 'groupId', 'placementId'],
    shownWhere: unsheltered,
    onErasure: { keep: ofChild },
    retention: { after: 'RELATION_END', months: null },
  }),
]
