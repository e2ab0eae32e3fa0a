import { personal } from '../../shared/personal.ts'
import { keptAsDocument, legalBasis } from '../assessment/assessment.personal.ts'
import { developmentPlan, developmentPlanAssessment, developmentPlanPublication } from './development_plan.table.ts'

const purpose = {
  en: 'To plan what a pupil needs to go on learning, and to tell home of it.',
  sv: 'Att planera vad en elev behöver för att lära vidare, och berätta det för hemmet.',
}
const stands = 'undone_at is null and superseded_at is null'

export const developmentPlanPersonal = [
  personal(developmentPlanAssessment, {
    ...keptAsDocument,
    purpose,
    concept: 'DevelopmentPlanAssessment',
    name: { en: 'What development plans rest on', sv: 'Vad utvecklingsplaner vilar på' },
    subjects: ['studentId'],
    noPersons: ['publicationId', 'writtenAssessmentId'],
    shownWhere: `exists (select from pedagogy.development_plan_publication p where p.id = publication_id and p.undone_at is null
      and p.superseded_at is null)`,
  }),
  personal(developmentPlanPublication, {
    ...keptAsDocument,
    purpose,
    concept: 'IndividualDevelopmentPlan',
    name: { en: 'Development plans', sv: 'Individuella utvecklingsplaner' },
    subjects: ['studentId'],
    officials: ['publishedById'],
    noPersons: ['organisationId', 'planId', 'talkId', 'firstWrittenAssessmentId'],
    shownWhere: stands,
  }),
  personal(developmentPlan, {
    ...keptAsDocument,
    legalBasis,
    purpose,
    concept: 'DevelopmentPlanDraft',
    name: { en: 'Development plans being written', sv: 'Utkast till individuella utvecklingsplaner' },
    subjects: ['studentId'],
    officials: ['mentorId'],
    noPersons: ['organisationId'],
    // Working material: what is published of it is another row.
    shownWhere: 'false',
  }),
]
