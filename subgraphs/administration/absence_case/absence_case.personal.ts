import { personal } from '../../shared/personal.ts'
import { absenceCase, absenceCaseEntry } from './absence_case.table.ts'

const common = {
  purpose: {
    en: 'To find out why a pupil is absent, and to bring them back.',
    sv: 'Att utreda varför en elev är frånvarande och få eleven tillbaka.',
  },
  legalBasis: {
    en: 'Exercise of authority, article 6(1)(e): the Education Act (2010:800), chapter 7, section 19 a.',
    sv: 'Myndighetsutövning, artikel 6.1 e: skollagen (2010:800) 7 kap. 19 a §.',
  },
  subjects: ['studentId'],
  onErasure: {
    keep: {
      en: 'Documents of a case of an authority are kept as public archives law says.',
      sv: 'Handlingar i ett ärende hos en myndighet bevaras enligt arkivlagen.',
    },
  },
  retention: { after: 'RELATION_END', months: 24 },
} as const

export const absenceCasePersonal = [
  personal(absenceCase, {
    ...common,
    concept: 'AbsenceCase',
    name: { en: 'Cases about absence', sv: 'Frånvaroärenden' },
    officials: ['openedById'],
    noPersons: ['organisationId'],
    // Before that there is nothing but a count, which the absence tells itself.
    shownWhere: 'investigation_started_on is not null',
  }),
  personal(absenceCaseEntry, {
    ...common,
    concept: 'AbsenceCaseEntry',
    name: { en: 'Journals of cases about absence', sv: 'Journaler i frånvaroärenden' },
    officials: ['writtenById'],
    noPersons: ['organisationId'],
    // Guardians may have the extract, and not what their child has said of them: the principal hands the journal out after a review.
    shownWhere: 'false',
  }),
]
