import { keptAsDocument, legalBasis } from '../assessment/assessment.personal.ts'
import { personal } from '../../shared/personal.ts'
import { writtenAssessment, writtenAssessmentDraft, writtenAssessmentItem } from './written_assessment.table.ts'

const purpose = {
  en: 'To tell pupils and guardians of all the pupil knows in a subject.',
  sv: 'Att berätta för elever och vårdnadshavare om elevens samlade kunskaper i ett ämne.',
}

export const writtenAssessmentPersonal = [
  personal(writtenAssessmentItem, {
    ...keptAsDocument,
    purpose,
    concept: 'WrittenAssessmentItem',
    name: { en: 'What written assessments are about', sv: 'Vad skriftliga omdömen handlar om' },
    subjects: ['studentId'],
    noPersons: ['writtenAssessmentId', 'syllabusVersionId'],
    shownWhere: `exists (select from pedagogy.written_assessment a where a.id = written_assessment_id and a.withdrawn_at is null
      and a.undone_at is null)`,
  }),
  personal(writtenAssessmentDraft, {
    concept: 'WrittenAssessmentDraft',
    name: { en: 'Written assessments being written', sv: 'Utkast till skriftliga omdömen' },
    purpose,
    legalBasis,
    subjects: ['studentId'],
    officials: ['authorId'],
    noPersons: ['organisationId', 'activityId', 'syllabusId'],
    // Working material, until somebody publishes it.
    shownWhere: 'false',
    onErasure: { erase: true },
    retention: { after: 'modifiedAt', months: 12 },
  }),
  personal(writtenAssessment, {
    ...keptAsDocument,
    purpose,
    concept: 'WrittenAssessment',
    name: { en: 'Written assessments', sv: 'Skriftliga omdömen' },
    subjects: ['studentId'],
    officials: ['authorId', 'publishedById', 'withdrawnById'],
    noPersons: ['organisationId', 'activityId', 'syllabusId'],
    shownWhere: 'withdrawn_at is null and undone_at is null',
  }),
]
