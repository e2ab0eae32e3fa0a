import { personal } from '../../shared/personal.ts'
import { education, unsheltered } from '../identity.grounds.ts'
import { person } from './person.table.ts'
import { personAddress, personEmail, personPhoneNumber } from './person_contact.table.ts'

const reaching = {
  en: 'To reach the person, or those responsible for them.',
  sv: 'Att nå personen eller dem som ansvarar för personen.',
}

export const personPersonal = [
  personal(person, {
    concept: 'Person',
    name: { en: 'Person', sv: 'Person' },
    purpose: { en: 'To know who is who in the schools.', sv: 'Att veta vem som är vem i skolorna.' },
    legalBasis: education,
    subjects: ['id'],
    // Protected identity is spoken of with the principal, not by e-service: others may read over the shoulder.
    secrets: ['nameSearch', 'securityMarking', 'isMarkedHere'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 24 },
  }),
  personal(personEmail, {
    concept: 'Email',
    name: { en: 'E-mail address', sv: 'E-postadress' },
    purpose: reaching,
    legalBasis: education,
    subjects: ['personId'],
    givenBySubject: { emailType: 'PRIVAT' },
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
  personal(personPhoneNumber, {
    concept: 'PhoneNumber',
    thirdParties: ['writtenById'],
    name: { en: 'Telephone number', sv: 'Telefonnummer' },
    purpose: reaching,
    legalBasis: education,
    subjects: ['personId'],
    shownWhere: unsheltered('person_id'),
    givenBySubject: true,
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
  personal(personAddress, {
    concept: 'Address',
    name: { en: 'Postal address', sv: 'Postadress' },
    purpose: reaching,
    legalBasis: education,
    subjects: ['personId'],
    shownWhere: unsheltered('person_id'),
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
]
