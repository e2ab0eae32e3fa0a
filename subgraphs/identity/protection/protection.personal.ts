import { personal } from '../../shared/personal.ts'
import { education, inOffice } from '../identity.grounds.ts'
import { namedPerson } from './named_person.table.ts'

const purpose = { en: 'To protect those who are threatened.', sv: 'Att skydda den som är hotad.' }
// Spoken of with the principal, not by e-service.
const closed = { shownWhere: 'false', isInFeed: false } as const

export const protectionPersonal = [
  personal(namedPerson, {
    ...closed,
    concept: 'NamedPerson',
    name: { en: 'Named on the case of the person', sv: 'Namngiven i personens ärende' },
    purpose,
    legalBasis: education,
    subjects: ['personId'],
    thirdParties: ['namedPersonId'],
    officials: ['namedById'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 24 },
  }),
  personal(namedPerson, {
    ...closed,
    concept: 'NamedOnCase',
    name: { en: 'Cases the person is named on', sv: 'Ärenden som personen är namngiven i' },
    purpose,
    legalBasis: education,
    subjects: ['namedPersonId'],
    thirdParties: ['personId', 'reason'],
    officials: ['namedById'],
    onErasure: { keep: inOffice },
    retention: { after: 'RELATION_END', months: null },
  }),
]
