import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { surveyBox, surveyCount, surveyReceipt } from './survey_answer.table.ts'

export const surveyAnswerPersonal = [
  personal(surveyReceipt, {
    concept: 'SurveyReceipt',
    name: { en: 'Open surveys the person has answered', sv: 'Öppna enkäter som personen har besvarat' },
    purpose: { en: 'That nobody answers twice.', sv: 'Att ingen svarar två gånger.' },
    legalBasis: {
      en: 'Task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 4.',
      sv: 'Uppgift av allmänt intresse, artikel 6.1 e: skollagen (2010:800) 4 kap.',
    },
    subjects: ['personId'],
    noPersons: ['organisationId'],
    onErasure: { erase: true },
    retention: { after: 'closesOn', months: 0, days: 1 },
  }),
  withoutPersonalData(surveyBox, 'Answers of nobody: neither whose nor when.', ['organisationId']),
  withoutPersonalData(surveyCount, 'How many answered what.', ['organisationId']),
]
