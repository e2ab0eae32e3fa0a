import type { KnownPerson } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import type { Policy, Rule } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { followers } from '../assessment/assessment.policy.ts'
import type { SubmissionActsFields, SubmissionFields } from '../pedagogy.generated.ts'
import { staff } from '../stubs/stubs.rules.ts'
import type { SubmissionFeedbackRow, SubmissionRow } from './submission.queries.ts'

const error = { code: allow, message: allow, field: allow }
const sure = assurance('SUBSTANTIAL')

const noted = sensitive<SubmissionRow | SubmissionFeedbackRow>(allow, ({ studentId, relations }) => ({
  id: studentId,
  relations,
}))
const ofPerson = (rule: Rule) => sensitive<KnownPerson>(rule, (person) => person)

export const submissionPolicy = {
  Person: {
    // A mentor who teaches the pupil nothing is told that there is nothing, as the rows say.
    submissions: ofPerson(related('SELF', 'TEACHER', 'MENTOR')),
    submissionFeedback: ofPerson(and(related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL'), sure)),
  },
  Assignment: { submissions: allow, permittedSubmissionActions: allow },
  Submission: {
    id: allow,
    student: allow,
    assignment: allow,
    number: allow,
    text: noted,
    linkUrl: noted,
    fileReference: noted,
    submittedAt: allow,
    isLate: allow,
    feedback: sure,
    permittedActions: allow,
  },
  SubmissionFeedback: {
    id: allow,
    student: allow,
    assignment: allow,
    text: noted,
    author: allow,
    givenAt: allow,
    warnings: related(...followers),
  },
  SubmissionConnection: { edges: allow, pageInfo: allow },
  SubmissionEdge: { node: allow, cursor: allow },
  SubmissionFeedbackConnection: { edges: allow, pageInfo: allow },
  SubmissionFeedbackEdge: { node: allow, cursor: allow },
  // For what, and of what, the rules of the acts say: see submission.actions.ts.
  Mutation: { submitWork: inPerson, giveFeedback: and(inPerson, staff, sure) },
  SubmitWorkPayload: { submission: allow, userErrors: allow },
  SubmitWorkError: error,
  GiveFeedbackPayload: { submission: allow, userErrors: allow },
  GiveFeedbackError: error,
} satisfies Policy<SubmissionFields & SubmissionActsFields>
