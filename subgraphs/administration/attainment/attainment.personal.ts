import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { authority } from '../grade/grade.grounds.ts'
import { attainmentFact, factPerson, gradeFact } from './attainment.table.ts'

export const attainmentPersonal = [
  withoutPersonalData(attainmentFact, 'How far some pupil had reached in a term; which, it does not know.', ['organisationId']),
  withoutPersonalData(gradeFact, 'A grade of some pupil; which, it does not know.', ['organisationId']),
  personal(factPerson, {
    concept: 'FactPerson',
    name: {
      en: 'Which figures rest on the grades and on absence',
      sv: 'Vilka uppgifter i statistiken som bygger på betygen och frånvaron',
    },
    purpose: {
      en: 'To correct statistics when a grade or a roll is corrected.',
      sv: 'Att rätta statistiken när ett betyg ändras eller rättas, eller närvaro rättas.',
    },
    legalBasis: authority,
    subjects: ['personId'],
    secrets: ['factId'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
    // The feed tells of facts; that somebody was behind one it must not.
    isInFeed: false,
  }),
]
