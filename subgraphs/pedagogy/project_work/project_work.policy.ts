import type { Related } from '../../access/rules.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, assurance, inPerson } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { error, followers, notedFor, staffSure } from '../assessment/assessment.policy.ts'
import type { ProjectWorkActsFields, ProjectWorkFields } from '../pedagogy.generated.ts'

/** What is said of a pupil's work: noted, whoever reads it. */
const said = sensitive<Related & { readonly studentId: string }>(assurance('SUBSTANTIAL'), ({ studentId, relations }) => ({
  id: studentId,
  relations,
}))

const payload = { projectWork: allow, userErrors: allow } as const

export const projectWorkPolicy = {
  Person: { projectWorks: notedFor('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL') },
  ProjectWork: {
    id: allow,
    student: allow,
    organisation: allow,
    syllabus: allow,
    title: said,
    titleEn: said,
    description: said,
    supervisor: allow,
    state: allow,
    together: allow,
    submissions: allow,
    assessment: allow,
    approvedAt: allow,
    modifiedAt: allow,
    version: allow,
    permittedActions: allow,
  },
  ProjectSubmission: { id: allow, number: allow, text: said, linkUrl: said, fileReference: said, submittedAt: allow },
  ProjectAssessment: {
    id: allow,
    number: allow,
    levelValue: said,
    isReached: said,
    text: said,
    criteria: allow,
    assessedBy: allow,
    assessedAt: allow,
    reason: said,
    warnings: related(...followers),
  },
  // Of whom, the rules of the acts say: see project_work.actions.ts.
  Mutation: {
    planProjectWork: staffSure,
    changeProjectWork: staffSure,
    approveProjectWork: staffSure,
    submitProjectWork: inPerson,
    assessProjectWork: staffSure,
  },
  PlanProjectWorkPayload: payload,
  PlanProjectWorkError: error,
  ChangeProjectWorkPayload: payload,
  ChangeProjectWorkError: error,
  ApproveProjectWorkPayload: payload,
  ApproveProjectWorkError: error,
  SubmitProjectWorkPayload: payload,
  SubmitProjectWorkError: error,
  AssessProjectWorkPayload: payload,
  AssessProjectWorkError: error,
} satisfies Policy<ProjectWorkFields & ProjectWorkActsFields>
