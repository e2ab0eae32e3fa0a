import { personal } from '../../shared/personal.ts'
import { education, ofPupil, unsheltered } from '../identity.grounds.ts'
import { responsible } from './responsible.table.ts'

const purpose = { en: 'To know who is responsible for a pupil.', sv: 'Att veta vem som ansvarar för en elev.' }

export const responsiblePersonal = [
  personal(responsible, {
    concept: 'Responsible',
    name: { en: 'Who is responsible for the person', sv: 'Ansvarig för personen' },
    purpose,
    legalBasis: education,
    subjects: ['pupilId'],
    thirdParties: ['personId'],
    // That the other guardian is blocked is between them and the school.
    secrets: ['isBlocked'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 24 },
  }),
  personal(responsible, {
    concept: 'ResponsibleFor',
    name: { en: 'Whom the person is responsible for', sv: 'Den personen ansvarar för' },
    purpose,
    legalBasis: education,
    subjects: ['personId'],
    thirdParties: ['pupilId'],
    // A block must not tell that the child is still here; nor must anything of a protected child.
    shownWhere: `not is_blocked and ${unsheltered('pupil_id')}`,
    onErasure: { keep: ofPupil },
    retention: { after: 'RELATION_END', months: null },
  }),
]
