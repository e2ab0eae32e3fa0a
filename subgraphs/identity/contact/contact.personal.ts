import { personal } from '../../shared/personal.ts'
import { education, unsheltered } from '../identity.grounds.ts'
import { contactPropagation, contactVersion } from './contact.table.ts'

const purpose = { en: 'To have the same contact details in every system.', sv: 'Att ha samma kontaktuppgifter i alla system.' }

export const contactPersonal = [
  personal(contactVersion, {
    concept: 'ContactVersion',
    name: { en: 'Version of the contact details', sv: 'Version av kontaktuppgifterna' },
    purpose,
    legalBasis: education,
    subjects: ['personId'],
    shownWhere: unsheltered('person_id'),
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
  personal(contactPropagation, {
    concept: 'ContactPropagation',
    name: { en: 'Systems that have the contact details', sv: 'System som har kontaktuppgifterna' },
    purpose,
    legalBasis: education,
    subjects: ['personId'],
    shownWhere: unsheltered('person_id'),
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
]
