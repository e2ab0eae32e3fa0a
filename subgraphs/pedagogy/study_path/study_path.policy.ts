import type { Related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, assurance, signedIn } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { error, notedFor, staffSure } from '../assessment/assessment.policy.ts'
import type { StudyPathActsFields, StudyPathFields } from '../pedagogy.generated.ts'

/** What is planned for a pupil: noted, whoever reads it. */
const said = sensitive<Related & { readonly studentId: string }>(assurance('SUBSTANTIAL'), ({ studentId, relations }) => ({
  id: studentId,
  relations,
}))

const payload = { studyPath: allow, userErrors: allow } as const

export const studyPathPolicy = {
  Person: {
    studyPaths: notedFor('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL'),
    permittedStudyPathActions: signedIn,
  },
  StudyPath: {
    id: allow,
    student: allow,
    organisation: allow,
    schoolType: allow,
    author: allow,
    background: said,
    goals: said,
    pace: said,
    steps: said,
    modifiedAt: allow,
    version: allow,
    permittedActions: allow,
  },
  StudyPathStep: {
    id: allow,
    syllabus: allow,
    plannedStartDate: allow,
    plannedEndDate: allow,
    way: allow,
    followUp: said,
    followedUpOn: allow,
  },
  // Of whom, the rules of the acts say: see study_path.actions.ts.
  Mutation: {
    beginStudyPath: staffSure,
    writeStudyPath: staffSure,
    planStudyPathStep: staffSure,
    followUpStudyPathStep: staffSure,
    removeStudyPathStep: staffSure,
  },
  BeginStudyPathPayload: payload,
  BeginStudyPathError: error,
  WriteStudyPathPayload: payload,
  WriteStudyPathError: error,
  PlanStudyPathStepPayload: payload,
  PlanStudyPathStepError: error,
  FollowUpStudyPathStepPayload: payload,
  FollowUpStudyPathStepError: error,
  RemoveStudyPathStepPayload: payload,
  RemoveStudyPathStepError: error,
} satisfies Policy<StudyPathFields & StudyPathActsFields>
