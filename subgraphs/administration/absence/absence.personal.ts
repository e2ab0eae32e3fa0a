import { personal } from '../../shared/personal.ts'
import { absence, absenceComment } from './absence.table.ts'

const legalBasis = {
  en: 'Public interest, article 6(1)(e): the Education Act (2010:800), chapter 7, section 17.',
  sv: 'Allmänt intresse, artikel 6.1 e: skollagen (2010:800) 7 kap. 17 §.',
}
const purpose = {
  en: 'That the school knows where the pupil is, and guardians are told of absence.',
  sv: 'Att skolan vet var eleven är och att vårdnadshavare får veta om frånvaro.',
}

export const absencePersonal = [
  personal(absence, {
    concept: 'Absence',
    name: { en: 'Absence', sv: 'Frånvaro' },
    purpose,
    legalBasis,
    subjects: ['studentId'],
    thirdParties: ['registeredById', 'withdrawnById'],
    noPersons: ['reportId', 'organisationId', 'leaveApplicationId'],
    onErasure: { erase: true },
    retention: { after: 'endsAt', months: 24 },
  }),
  personal(absenceComment, {
    concept: 'AbsenceComment',
    name: { en: 'Comment on an absence', sv: 'Kommentar till frånvaro' },
    purpose,
    legalBasis,
    subjects: ['studentId'],
    thirdParties: ['registeredById'],
    noPersons: ['reportId'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 0 },
  }),
]
