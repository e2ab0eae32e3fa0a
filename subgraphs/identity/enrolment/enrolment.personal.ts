import { personal } from '../../shared/personal.ts'
import { archive, education, unsheltered } from '../identity.grounds.ts'
import { enrolment } from './enrolment.table.ts'

export const enrolmentPersonal = [
  personal(enrolment, {
    concept: 'Enrolment',
    name: { en: 'Enrolment', sv: 'Inskrivning' },
    purpose: {
      en: 'To give the pupil the education they have a right to.',
      sv: 'Att ge eleven den utbildning eleven har rätt till.',
    },
    legalBasis: education,
    subjects: ['pupilId'],
    // It would tell that somebody in the family was kept safe.
    secrets: ['isAwaited'],
    shownWhere: unsheltered('pupil_id'),
    onErasure: { keep: archive },
    retention: { after: 'RELATION_END', months: null },
  }),
]
