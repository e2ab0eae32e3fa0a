import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { supportFact, supportFactPerson } from './support_fact.table.ts'

export const supportFactPersonal = [
  withoutPersonalData(supportFact, 'Whether some pupil had support in a term; which, it does not know.', ['organisationId']),
  personal(supportFactPerson, {
    concept: 'SupportFactPerson',
    name: {
      en: 'Which figures about support count the pupil, with support or without',
      sv: 'Vilka uppgifter i statistiken om stöd som räknar eleven, med stöd eller utan',
    },
    purpose: {
      en: 'To correct statistics when what they rest on is corrected. Every pupil is counted.',
      sv: 'Att rätta statistiken när det som den bygger på rättas. Alla elever räknas.',
    },
    legalBasis: {
      en: 'Task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 4 (systematic quality work).',
      sv: 'Uppgift av allmänt intresse, artikel 6.1 e: 4 kap. skollagen (2010:800) (systematiskt kvalitetsarbete).',
    },
    subjects: ['personId'],
    secrets: ['factId'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
    // The feed tells of facts; that somebody was behind one it must not.
    isInFeed: false,
  }),
]
