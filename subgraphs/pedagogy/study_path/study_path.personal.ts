import { personal } from '../../shared/personal.ts'
import { studyPath, studyPathStep } from './study_path.table.ts'

const same = {
  legalBasis: {
    en: 'The exercise of authority, article 6(1)(e): the Education Act (2010:800), on individual study plans.',
    sv: 'Myndighetsutövning, artikel 6.1 e: skollagen (2010:800), om individuella studieplaner.',
  },
  onErasure: { keep: { en: 'Documents are kept as public archives law says.', sv: 'Handlingar bevaras enligt arkivlagen.' } },
  retention: { after: 'RELATION_END', months: 24 },
  subjects: ['studentId'],
} as const

// What refers to something goes before it.
export const studyPathPersonal = [
  personal(studyPathStep, {
    ...same,
    concept: 'StudyPathStep',
    name: { en: 'Steps of individual study plans', sv: 'Steg i individuella studieplaner' },
    purpose: { en: 'To plan and follow up what a pupil studies.', sv: 'Att planera och följa upp vad en elev studerar.' },
    officials: [],
    noPersons: ['syllabusId'],
  }),
  personal(studyPath, {
    ...same,
    concept: 'StudyPath',
    name: { en: 'Individual study plans', sv: 'Individuella studieplaner' },
    purpose: {
      en: 'To plan how a pupil reaches the goals of their studies.',
      sv: 'Att planera hur en elev når målen för sina studier.',
    },
    officials: ['authorId'],
    noPersons: ['organisationId'],
  }),
]
