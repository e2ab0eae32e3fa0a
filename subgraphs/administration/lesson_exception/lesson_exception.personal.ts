import { personal } from '../../shared/personal.ts'
import { studentException } from './student_exception.table.ts'

export const lessonExceptionPersonal = [
  personal(studentException, {
    concept: 'StudentException',
    name: { en: 'Exceptions in the schedule', sv: 'Undantag i schemat' },
    purpose: {
      en: 'To know in which lessons of their groups a pupil does not take part, or in part only.',
      sv: 'Att veta vilka av sina gruppers lektioner en elev inte deltar i, eller bara delvis.',
    },
    legalBasis: {
      en: 'Task in the public interest (GDPR article 6.1 e; Education Act (2010:800), chapter 26 a).',
      sv: 'Uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen; 26 a kap. skollagen (2010:800)).',
    },
    subjects: ['studentId'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
]
