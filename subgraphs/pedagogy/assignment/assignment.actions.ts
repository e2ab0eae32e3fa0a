import type { Actions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Call } from '../../shared/viewer.ts'
import type { ActivityAssignmentAction, AssignmentAction } from '../pedagogy.generated.ts'
import type { InActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { AssignmentRow } from './assignment.queries.ts'
import { isTeacher, teachesActivity } from './assignment.rules.ts'

export type KeptAssignment = InActivity<AssignmentRow>

const fault = (code: string, message: string) => ({ code, message, field: ['assignmentId'] })

const open = (assignment: KeptAssignment) =>
  plansFault(assignment) ?? (assignment.withdrawnAt === null ? null : fault('WITHDRAWN', 'It was withdrawn.'))

const unpublished = (assignment: KeptAssignment, { now }: Call) =>
  open(assignment) ??
  (assignment.publishedAt === null ? null : fault('ALREADY_PUBLISHED', 'It is published.')) ??
  (assignment.dueOn < dayOf(now) ? fault('LATE', 'It was due before today: give it another day.') : null)

/** What can be done about the assignments of an activity. */
export const activityAssignmentActions = {
  PLAN_ASSIGNMENT: { rule: teachesActivity, fault: plansFault },
} satisfies Actions<TaughtActivity, ActivityAssignmentAction>

/** What can be done to an assignment. */
export const assignmentActions = {
  CHANGE_ASSIGNMENT: { rule: isTeacher, fault: open },
  PUBLISH_ASSIGNMENT: { rule: isTeacher, fault: unpublished },
  WITHDRAW_ASSIGNMENT: { rule: isTeacher, fault: open },
} satisfies Actions<KeptAssignment, AssignmentAction>
