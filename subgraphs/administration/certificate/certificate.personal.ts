import { personal } from '../../shared/personal.ts'
import { keptForGood } from '../grade/grade.grounds.ts'
import { certificate } from './certificate.table.ts'

export const certificatePersonal = [
  personal(certificate, {
    ...keptForGood,
    concept: 'Certificate',
    name: { en: 'Documents of grades', sv: 'Betygsdokument' },
    purpose: { en: 'To show which grades a pupil got.', sv: 'Att visa vilka betyg en elev har fått.' },
    subjects: ['studentId'],
    officials: ['signedById'],
    noPersons: ['organisationId'],
  }),
]
