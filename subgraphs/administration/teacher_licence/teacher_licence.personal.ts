import { personal } from '../../shared/personal.ts'
import { archive, authority } from '../grade/grade.grounds.ts'
import { teacherLicence } from './teacher_licence.table.ts'

export const teacherLicencePersonal = [
  personal(teacherLicence, {
    concept: 'TeacherLicence',
    name: { en: 'What the person may grade', sv: 'Behörighet att sätta betyg' },
    purpose: { en: 'To know who may grade alone.', sv: 'Att veta vem som får sätta betyg på egen hand.' },
    legalBasis: authority,
    subjects: ['personId'],
    officials: ['registeredById'],
    onErasure: { keep: archive },
    retention: { after: 'RELATION_END', months: null },
  }),
]
