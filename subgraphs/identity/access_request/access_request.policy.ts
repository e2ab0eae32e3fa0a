import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { AccessRequestFields } from '../identity.generated.ts'
import { givesRoles } from '../role_grant/role_grant.policy.ts'

const payload = { accessRequest: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

export const accessRequestPolicy = {
  Query: { accessRequests: signedIn },
  Organisation: { accessRequests: signedIn },
  Viewer: { accessRequests: signedIn },
  Mutation: {
    requestAccess: role('staff', 'personal', 'STAFF'),
    approveAccessRequest: givesRoles,
    refuseAccessRequest: givesRoles,
    withdrawAccessRequest: signedIn,
  },
  AccessRequest: {
    id: allow,
    person: allow,
    role: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    reason: allow,
    state: allow,
    requestedBy: allow,
    requestedAt: allow,
    decidedBy: allow,
    decidedAt: allow,
    decisionReason: allow,
    roleGrant: allow,
    permittedActions: allow,
  },
  AccessRequestConnection: { edges: allow, pageInfo: allow },
  AccessRequestEdge: { node: allow, cursor: allow },
  RequestAccessPayload: payload,
  RequestAccessError: error,
  ApproveAccessRequestPayload: payload,
  ApproveAccessRequestError: error,
  RefuseAccessRequestPayload: payload,
  RefuseAccessRequestError: error,
  WithdrawAccessRequestPayload: payload,
  WithdrawAccessRequestError: error,
} satisfies Policy<AccessRequestFields>
