import { personal } from '../../shared/personal.ts'
import { extraAdaptation, extraAdaptationEvaluation, extraAdaptationNote } from './extra_adaptation.table.ts'

const common = {
  purpose: {
    en: 'To adapt teaching so that the pupil reaches what the syllabuses ask for.',
    sv: 'Att anpassa undervisningen så att eleven når det som kursplanerna begär.',
  },
  legalBasis: {
    en: 'Task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 3, section 5 a.',
    sv: 'Uppgift av allmänt intresse, artikel 6.1 e: skollagen (2010:800) 3 kap. 5 a §.',
  },
  subjects: ['studentId'],
  onErasure: {
    keep: {
      en: 'Documents of an authority are kept as public archives law says.',
      sv: 'Handlingar hos en myndighet bevaras enligt arkivlagen.',
    },
  },
  retention: { after: 'RELATION_END', months: 24 },
} as const

export const extraAdaptationPersonal = [
  personal(extraAdaptation, {
    ...common,
    concept: 'ExtraAdaptation',
    name: { en: 'Extra adaptations', sv: 'Extra anpassningar' },
    officials: ['decidedById'],
    noPersons: ['organisationId', 'syllabusId'],
    // What the unit does not show at home is handed out after a review.
    shownWhere: 'access.shows_adaptations(organisation_id)',
  }),
  personal(extraAdaptationEvaluation, {
    ...common,
    concept: 'ExtraAdaptationEvaluation',
    name: { en: 'Evaluations of extra adaptations', sv: 'Utvärderingar av extra anpassningar' },
    officials: ['writtenById'],
    noPersons: ['organisationId'],
    // How it went is the staff's, as their notes are.
    shownWhere: 'false',
  }),
  personal(extraAdaptationNote, {
    ...common,
    concept: 'ExtraAdaptationNote',
    name: { en: 'Notes about extra adaptations', sv: 'Anteckningar om extra anpassningar' },
    officials: ['writtenById'],
    noPersons: ['organisationId'],
    // The staff's, and of home too: the principal hands them out after a review.
    shownWhere: 'false',
  }),
]
