import { personal } from '../../shared/personal.ts'
import { keptAsDocument } from '../assessment/assessment.personal.ts'
import { projectAssessment, projectSubmission, projectWork } from './project_work.table.ts'

const purpose = {
  en: 'To supervise and assess diploma projects.',
  sv: 'Att handleda och bedöma gymnasiearbeten och komvuxarbeten.',
}
const same = { ...keptAsDocument, purpose, subjects: ['studentId'] } as const

// What refers to something goes before it.
export const projectWorkPersonal = [
  personal(projectAssessment, {
    ...same,
    concept: 'ProjectAssessment',
    name: { en: 'Assessments of diploma projects', sv: 'Bedömningar av gymnasiearbeten' },
    subjects: ['studentId'],
    officials: ['assessedById'],
    noPersons: ['organisationId', 'syllabusVersionId', 'firstCriterionId', 'criterionIds'],
    shownWhere: 'superseded_at is null',
  }),
  personal(projectSubmission, {
    ...same,
    concept: 'ProjectSubmission',
    name: { en: 'Diploma projects handed in', sv: 'Inlämnade gymnasiearbeten' },
    subjects: ['studentId'],
    givenBySubject: true,
    noPersons: ['projectId'],
  }),
  personal(projectWork, {
    ...same,
    concept: 'ProjectWork',
    name: { en: 'Diploma projects', sv: 'Gymnasiearbeten och komvuxarbeten' },
    subjects: ['studentId'],
    officials: ['supervisorId', 'approvedById'],
    noPersons: ['organisationId', 'syllabusId', 'togetherId'],
  }),
]
