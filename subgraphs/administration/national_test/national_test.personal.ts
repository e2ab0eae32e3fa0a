import { personal } from '../../shared/personal.ts'
import { keptForGood } from '../grade/grade.grounds.ts'
import { nationalTestAnswer, nationalTestResult } from './national_test.table.ts'

const kept = {
  ...keptForGood,
  purpose: {
    en: 'To grade with the results of national tests in mind.',
    sv: 'Att beakta resultat på nationella prov vid betygssättning.',
  },
  subjects: ['studentId'],
} as const

export const nationalTestPersonal = [
  personal(nationalTestResult, {
    ...kept,
    concept: 'NationalTestResult',
    name: { en: 'Results of national tests', sv: 'Resultat på nationella prov' },
    officials: ['registeredById'],
    noPersons: ['organisationId', 'activityId'],
  }),
  personal(nationalTestAnswer, {
    ...kept,
    concept: 'NationalTestAnswer',
    name: { en: 'Where answers to national tests are', sv: 'Var svar på nationella prov finns' },
    noPersons: ['activityId'],
  }),
]
