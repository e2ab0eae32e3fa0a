import { personal } from '../../shared/personal.ts'
import { employment, inOffice } from '../identity.grounds.ts'
import { assignmentRole, duty } from './duty.table.ts'

export const dutyPersonal = [
  personal(duty, {
    concept: 'Duty',
    name: { en: 'Duty', sv: 'Tjänstgöring' },
    purpose: { en: 'To know who works where, and as what.', sv: 'Att veta vem som arbetar var och som vad.' },
    legalBasis: employment,
    subjects: ['personId'],
    // It would tell that somebody in the family was kept safe.
    secrets: ['isAwaited', 'isRefused'],
    onErasure: { keep: inOffice },
    retention: { after: 'RELATION_END', months: 24 },
  }),
  personal(assignmentRole, {
    concept: 'AssignmentRole',
    name: { en: 'Role in a group', sv: 'Uppdragsroll' },
    purpose: { en: 'To know who is the mentor of whom, and the like.', sv: 'Att veta vem som är mentor för vem och liknande.' },
    legalBasis: employment,
    subjects: [{ column: 'dutyId', of: duty }],
    onErasure: { keep: inOffice },
    retention: { after: 'RELATION_END', months: 24 },
  }),
]
