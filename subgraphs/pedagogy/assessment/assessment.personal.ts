import { personal } from '../../shared/personal.ts'
import { assessment, assessmentItem, assessmentMark } from './assessment.table.ts'
import { assessmentDraft } from './assessment_draft.table.ts'

const purpose = { en: 'To follow what pupils know.', sv: 'Att följa elevers kunskaper.' }
export const legalBasis = {
  en: 'Exercise of authority (GDPR article 6.1 e; Skollagen, 3 and 10 kap.)',
  sv: 'Myndighetsutövning (dataskyddsförordningen artikel 6.1 e; skollagen 3 och 10 kap.)',
}
/** What home has seen is a document of the authority's, which the law on archives keeps. */
export const keptAsDocument = {
  onErasure: { keep: { en: 'It is a document of the authority (arkivlagen).', sv: 'Det är en allmän handling (arkivlagen).' } },
  retention: { after: 'RELATION_END', months: 24 },
  legalBasis,
} as const

const published = { ...keptAsDocument, purpose, subjects: ['studentId'] } as const
const stands = `exists (select from pedagogy.assessment a where a.id = assessment_id and a.withdrawn_at is null and a.superseded_at is null)`

export const assessmentPersonal = [
  personal(assessmentItem, {
    ...published,
    concept: 'AssessmentItem',
    name: { en: 'What assessments are about', sv: 'Vad bedömningar handlar om' },
    subjects: ['studentId'],
    noPersons: ['assessmentId', 'syllabusVersionId'],
    shownWhere: stands,
  }),
  personal(assessmentMark, {
    ...published,
    concept: 'AssessmentMark',
    name: { en: 'Assessments of abilities', sv: 'Bedömningar av förmågor' },
    subjects: ['studentId'],
    noPersons: ['assessmentId', 'syllabusVersionId'],
    shownWhere: stands,
  }),
  personal(assessmentDraft, {
    concept: 'AssessmentDraft',
    name: { en: 'Assessments being written', sv: 'Utkast till bedömningar' },
    purpose,
    legalBasis,
    subjects: ['studentId'],
    officials: ['authorId'],
    noPersons: ['organisationId', 'activityId', 'syllabusId', 'replacesId'],
    // Working material, until somebody publishes it.
    shownWhere: 'false',
    onErasure: { erase: true },
    retention: { after: 'modifiedAt', months: 12 },
  }),
  personal(assessment, {
    ...published,
    concept: 'Assessment',
    name: { en: 'Assessments', sv: 'Bedömningar' },
    subjects: ['studentId'],
    officials: ['authorId', 'publishedById', 'withdrawnById'],
    noPersons: ['organisationId', 'activityId', 'syllabusId', 'supersedesId'],
    shownWhere: 'withdrawn_at is null and superseded_at is null',
  }),
]
