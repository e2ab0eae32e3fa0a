import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { dataProblemReport } from './data_problem_report.table.ts'
import { dataProblemSource } from './data_problem_source.table.ts'
import { dataProblem } from './data_problem.table.ts'

export const dataProblemPersonal = [
  withoutPersonalData(dataProblem, 'What seems wrong in figures, and who settled it in office.', ['placeId', 'settledById']),
  withoutPersonalData(dataProblemSource, 'What sources say of figures.', ['placeId']),
  personal(dataProblemReport, {
    concept: 'DataProblemReport',
    name: { en: 'Reports of errors in data', sv: 'Anmälda fel i uppgifter' },
    purpose: { en: 'To correct what is wrong in statistics and registers.', sv: 'Att rätta fel i statistik och register.' },
    legalBasis: {
      en: 'Task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 4, sections 3 to 6.',
      sv: 'Uppgift av allmänt intresse, artikel 6.1 e: skollagen (2010:800) 4 kap. 3–6 §§.',
    },
    subjects: ['reportedById'],
    noPersons: ['placeId'],
    givenBySubject: true,
    onErasure: { erase: true },
    retention: { after: 'settledAt', months: 12 },
    isInFeed: false,
  }),
]
