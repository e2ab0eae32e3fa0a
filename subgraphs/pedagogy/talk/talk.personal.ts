import { personal } from '../../shared/personal.ts'
import { developmentTalk, talkAgreement, talkPreparation } from './talk.table.ts'

const common = {
  purpose: {
    en: 'To talk each term about how a pupil learns and develops, and to keep to what was agreed.',
    sv: 'Att varje termin samtala om elevens kunskaper och utveckling och hålla det som avtalats.',
  },
  legalBasis: {
    en: 'Exercise of authority, article 6(1)(e): the Education Act (2010:800), chapter 10, section 12.',
    sv: 'Myndighetsutövning, artikel 6.1 e: skollagen (2010:800) 10 kap. 12 §.',
  },
  subjects: ['studentId'],
  retention: { after: 'RELATION_END', months: 24 },
} as const
const kept = { keep: { en: 'Documents are kept as public archives law says.', sv: 'Handlingar bevaras enligt arkivlagen.' } }

export const talkPersonal = [
  personal(talkAgreement, {
    ...common,
    concept: 'TalkAgreement',
    name: { en: 'What was agreed at development talks', sv: 'Överenskommelser vid utvecklingssamtal' },
    officials: ['followedUpById'],
    shownWhere: `exists (select from pedagogy.development_talk t where t.id = talk_id and t.documentation_state = 'SHARED')`,
    onErasure: kept,
  }),
  personal(developmentTalk, {
    ...common,
    concept: 'DevelopmentTalk',
    name: { en: 'Development talks', sv: 'Utvecklingssamtal' },
    officials: ['teacherId'],
    noPersons: ['organisationId'],
    // What is not shared yet is the teacher's working material.
    shownWhere: "documentation_state = 'SHARED'",
    onErasure: kept,
  }),
  // What the pupil has written themself.
  personal(talkPreparation, {
    ...common,
    concept: 'TalkPreparation',
    name: { en: 'Preparations for development talks', sv: 'Förberedelser inför utvecklingssamtal' },
    thirdParties: ['authorId'],
    noPersons: ['organisationId'],
    maskedUnless: { text: 'author_id = student_id' },
    givenBySubject: { authorRole: 'PUPIL' },
    // What has not been handed in is its author's.
    shownWhere: 'submitted_at is not null or author_id = access.viewer_person()',
    onErasure: { erase: true },
  }),
]
