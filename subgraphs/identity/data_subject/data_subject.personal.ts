import { personal } from '../../shared/personal.ts'
import { accountable, security } from '../identity.grounds.ts'
import { dataSubjectRequest } from './data_subject_request.table.ts'
import { processingRestriction } from './processing_restriction.table.ts'

const purpose = {
  en: 'To give the person their rights as a data subject, and to show it.',
  sv: 'Att ge personen sina rättigheter som registrerad och kunna visa det.',
}

const ofOneself = 'requested_by_id = person_id'
const nothingHidden = 'not access.has_hidden_child(person_id)'

export const dataSubjectPersonal = [
  personal(dataSubjectRequest, {
    concept: 'DataSubjectRequest',
    name: { en: 'Request as a data subject', sv: 'Begäran som registrerad' },
    purpose,
    legalBasis: security,
    subjects: ['personId'],
    thirdParties: ['requestedById'],
    officials: ['decidedById', 'orderedById'],
    maskedUnless: {
      // One guardian does not read what the other has written.
      text: ofOneself,
      extensionReason: ofOneself,
      ground: ofOneself,
      // The principal of a child who is kept from the person would tell where the child is.
      decidedById: nothingHidden,
      orderedById: nothingHidden,
    },
    // Protected identity is spoken of with the principal, not by e-service.
    secrets: ['isProtected'],
    onErasure: { blank: ['text', 'extensionReason'], ground: accountable },
    retention: { after: 'requestedAt', months: 60, minimumMonths: 60 },
  }),
  personal(processingRestriction, {
    concept: 'ProcessingRestriction',
    name: { en: 'Restriction of processing', sv: 'Begränsning av behandling' },
    purpose,
    legalBasis: security,
    subjects: ['personId'],
    officials: ['decidedById'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 24 },
  }),
]
