import type { Actions } from '../../shared/action.ts'
import type { KeptAssignment } from '../assignment/assignment.actions.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import { isTeacher } from '../assignment/assignment.rules.ts'
import type { AssignmentSubmissionAction, SubmissionAction } from '../pedagogy.generated.ts'
import type { SubmissionRow } from './submission.queries.ts'
import { isPupilOfIt } from './submission.rules.ts'

/** An assignment with whether the viewer is one of those it is for. */
export type SubmittableAssignment = KeptAssignment & { readonly maySubmit: boolean }

/** What was handed in, with what it was for. */
export type SubmittedWork = KeptAssignment & { readonly work: SubmissionRow }

const notTaking = { code: 'NOT_TAKING', message: 'Nothing is handed in here for it.', field: ['assignmentId'] }

/** What can be handed in. */
export const assignmentSubmissionActions = {
  SUBMIT_WORK: {
    rule: isPupilOfIt,
    fault: (assignment) => plansFault(assignment) ?? (assignment.takesSubmissions ? null : notTaking),
  },
} satisfies Actions<SubmittableAssignment, AssignmentSubmissionAction>

/** What can be done to what was handed in. */
export const submissionActions = {
  GIVE_FEEDBACK: { rule: isTeacher, fault: plansFault },
} satisfies Actions<SubmittedWork, SubmissionAction>
