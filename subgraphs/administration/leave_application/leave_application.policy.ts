import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson, role, signedIn } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { LeaveApplicationActsFields, LeaveApplicationFields } from '../administration.generated.ts'
import type { LeaveApplicationRow } from './leave_application.queries.ts'

const error = { code: allow, message: allow, field: allow }
const readers = related('SELF', 'GUARDIAN', 'MENTOR', 'UNIT_ADMIN', 'PRINCIPAL', 'DELEGATE:APPLY_FOR_LEAVE')

const noted = sensitive<LeaveApplicationRow>(allow, ({ studentId, relations }) => ({ id: studentId, relations }))

export const leaveApplicationPolicy = {
  Person: {
    leaveApplications: sensitive<{ readonly id: string; readonly relations: readonly string[] }>(
      readers,
      ({ id, relations }) => ({ id, relations }),
    ),
    permittedLeaveActions: signedIn,
  },
  Organisation: { waitingLeaveApplications: role('staff', 'personal', 'STAFF') },
  LeaveApplication: {
    id: allow,
    student: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    schoolDays: allow,
    // Noted by itself: an application is reached by way of its unit too.
    reason: noted,
    state: allow,
    appliedBy: allow,
    appliedAt: allow,
    decidedBy: allow,
    decidedAt: allow,
    decisionReason: noted,
    version: allow,
    permittedActions: allow,
  },
  LeaveApplicationConnection: { edges: allow, pageInfo: allow },
  LeaveApplicationEdge: { node: allow, cursor: allow },
  // For whom, and who decides, the rules of the acts say: see leave_application.actions.ts.
  Mutation: { applyForLeave: inPerson, withdrawLeaveApplication: inPerson, decideLeave: inPerson },
  ApplyForLeavePayload: { leaveApplication: allow, userErrors: allow },
  ApplyForLeaveError: error,
  WithdrawLeaveApplicationPayload: { leaveApplication: allow, userErrors: allow },
  WithdrawLeaveApplicationError: error,
  DecideLeavePayload: { leaveApplication: allow, userErrors: allow },
  DecideLeaveError: error,
} satisfies Policy<LeaveApplicationFields & LeaveApplicationActsFields>
