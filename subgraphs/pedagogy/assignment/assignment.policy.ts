import { notedIfProtected } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, inPerson, signedIn } from '../../shared/rules.ts'
import type { AssignmentActsFields, AssignmentFields } from '../pedagogy.generated.ts'
import { staff } from '../stubs/stubs.rules.ts'

const error = { code: allow, message: allow, field: allow }
const answer = { assignment: allow, warnings: allow, userErrors: allow }
// Of which activity, the rules of the acts say: see assignment.actions.ts.
const teacher = and(inPerson, staff)

export const assignmentPolicy = {
  Query: { assignment: signedIn },
  Person: { examCalendar: notedIfProtected(related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL')) },
  Group: { examCalendar: allow },
  Activity: { assignments: allow, permittedAssignmentActions: allow },
  Assignment: {
    id: allow,
    kind: allow,
    title: allow,
    instructions: allow,
    activity: allow,
    organisation: allow,
    assignedOn: allow,
    dueOn: allow,
    dueTime: allow,
    isTakingSubmissions: allow,
    syllabusVersion: allow,
    contentItems: allow,
    criteria: allow,
    author: allow,
    publishedAt: allow,
    changedAt: allow,
    withdrawnAt: allow,
    version: allow,
    testWeekWarnings: staff,
    permittedActions: allow,
  },
  TestWeekWarning: { group: allow, week: allow, tests: allow, limit: allow },
  AssignmentConnection: { edges: allow, pageInfo: allow },
  AssignmentEdge: { node: allow, cursor: allow },
  Mutation: { planAssignment: teacher, changeAssignment: teacher, publishAssignment: teacher, withdrawAssignment: teacher },
  PlanAssignmentPayload: answer,
  PlanAssignmentError: error,
  ChangeAssignmentPayload: answer,
  ChangeAssignmentError: error,
  PublishAssignmentPayload: answer,
  PublishAssignmentError: error,
  WithdrawAssignmentPayload: { assignment: allow, userErrors: allow },
  WithdrawAssignmentError: error,
} satisfies Policy<AssignmentFields & AssignmentActsFields>
