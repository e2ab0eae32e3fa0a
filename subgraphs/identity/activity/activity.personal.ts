import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { duty } from '../duty/duty.table.ts'
import { employment, inOffice } from '../identity.grounds.ts'
import { activity, activityGroup, activityTeacher } from './activity.table.ts'

export const activityPersonal = [
  withoutPersonalData(activity, 'An activity is about no person; its teachers are ActivityTeacher.'),
  withoutPersonalData(activityGroup, 'Ties activities to groups.'),
  personal(activityTeacher, {
    concept: 'ActivityTeacher',
    name: { en: 'Teaching', sv: 'Undervisningsuppdrag' },
    purpose: {
      en: 'To know who teaches what, and who grades.',
      sv: 'Att veta vem som undervisar i vad och vem som sätter betyg.',
    },
    legalBasis: employment,
    subjects: [{ column: 'dutyId', of: duty }],
    onErasure: { keep: inOffice },
    retention: { after: 'RELATION_END', months: 24 },
  }),
]
