import { personal } from '../../shared/personal.ts'
import { chosen } from '../identity.grounds.ts'
import { contactListConsent } from './contact_list.table.ts'

export const contactListPersonal = [
  personal(contactListConsent, {
    concept: 'ContactListConsent',
    name: { en: 'Consent to stand on the contact list', sv: 'Samtycke till kontaktlistan' },
    purpose: {
      en: "To know what may stand on the class's contact list.",
      sv: 'Att veta vad som får stå på klassens kontaktlista.',
    },
    legalBasis: chosen,
    subjects: ['personId'],
    thirdParties: ['givenById'],
    givenBySubject: true,
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 6 },
  }),
]
