import { personal } from '../../shared/personal.ts'
import { education, ofPupil, unsheltered } from '../identity.grounds.ts'
import { person } from '../person/person.table.ts'
import { delegation } from './delegation.table.ts'

const purpose = { en: 'To let somebody else act for a pupil.', sv: 'Att låta någon annan handla för en elev.' }
const kept = { legalBasis: education, purpose, onErasure: { keep: ofPupil } } as const

export const delegationPersonal = [
  personal(delegation, {
    concept: 'Delegation',
    name: { en: 'Who may act for the person', sv: 'Ombud för personen' },
    purpose,
    legalBasis: education,
    subjects: ['pupilId'],
    thirdParties: ['delegateCivicNo', 'delegateName', 'givenByGuardianId'],
    officials: ['givenById'],
    onErasure: { erase: true },
    retention: { after: 'endDate', months: 12 },
  }),
  personal(delegation, {
    ...kept,
    concept: 'DelegationHeld',
    name: { en: 'For whom the person may act', sv: 'Personens uppdrag som ombud' },
    subjects: [{ column: 'delegateCivicNo', of: person, key: 'civicNo' }],
    thirdParties: ['pupilId', 'givenByGuardianId', 'givenById', 'reason'],
    shownWhere: unsheltered('pupil_id'),
    retention: { after: 'endDate', months: null },
  }),
  personal(delegation, {
    ...kept,
    concept: 'DelegationGiven',
    name: { en: 'What the person has let others do', sv: 'Uppdrag som personen har lämnat' },
    subjects: ['givenByGuardianId'],
    thirdParties: ['pupilId', 'delegateCivicNo', 'delegateName', 'givenById'],
    shownWhere: unsheltered('pupil_id'),
    retention: { after: 'endDate', months: null },
  }),
]
