import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import { administers } from '../client_application/client_application.actions.ts'
import type { ClientKeyFields } from '../identity.generated.ts'

export const clientKeyPolicy = {
  ClientApplication: { keys: administers },
  Mutation: { issueClientKey: administers, revokeClientKey: administers },
  ClientKey: {
    id: allow,
    hint: allow,
    issuedBy: allow,
    issuedAt: allow,
    expiresAt: allow,
    revokedAt: allow,
    isCurrent: allow,
    permittedActions: allow,
  },
  IssueClientKeyPayload: { clientKey: allow, key: allow, userErrors: allow },
  IssueClientKeyError: { code: allow, message: allow, field: allow },
  RevokeClientKeyPayload: { clientKey: allow, userErrors: allow },
  RevokeClientKeyError: { code: allow, message: allow, field: allow },
} satisfies Policy<ClientKeyFields>
