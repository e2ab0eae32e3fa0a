import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { ClientApplicationFields } from '../identity.generated.ts'
import { administers } from './client_application.actions.ts'

const payload = { clientApplication: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

export const clientApplicationPolicy = {
  Query: { clientApplications: administers, myGrants: signedIn },
  Mutation: {
    registerClientApplication: administers,
    stopClientApplication: administers,
    resumeClientApplication: administers,
    grantUnit: administers,
    revokeUnitGrant: administers,
  },
  ClientApplication: {
    id: allow,
    displayName: allow,
    supplier: allow,
    contactEmail: allow,
    scopes: allow,
    issuer: allow,
    subject: allow,
    isActive: allow,
    unitGrants: allow,
    version: allow,
    modifiedAt: allow,
    permittedActions: allow,
  },
  UnitGrant: {
    id: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    givenAt: allow,
    reason: allow,
    isCurrent: allow,
    permittedActions: allow,
  },
  ClientApplicationConnection: { edges: allow, pageInfo: allow },
  ClientApplicationEdge: { node: allow, cursor: allow },
  RegisterClientApplicationPayload: payload,
  RegisterClientApplicationError: error,
  StopClientApplicationPayload: payload,
  StopClientApplicationError: error,
  ResumeClientApplicationPayload: payload,
  ResumeClientApplicationError: error,
  GrantUnitPayload: payload,
  GrantUnitError: error,
  RevokeUnitGrantPayload: payload,
  RevokeUnitGrantError: error,
} satisfies Policy<ClientApplicationFields>
