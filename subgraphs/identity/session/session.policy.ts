import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { SessionFields } from '../identity.generated.ts'

export const sessionPolicy = {
  Viewer: { session: allow, sessions: allow },
  Mutation: { revokeSession: signedIn, revokeOtherSessions: signedIn },
  Session: {
    id: allow,
    assurance: allow,
    authMethods: allow,
    authorizedParty: allow,
    firstSeenAt: allow,
    lastSeenAt: allow,
    revokedAt: allow,
    isCurrent: allow,
    permittedActions: allow,
  },
  AuthMethod: { assurance: allow, issuer: allow, acrValues: allow },
  SessionConnection: { edges: allow, pageInfo: allow },
  SessionEdge: { node: allow, cursor: allow },
  RevokeSessionPayload: { session: allow, userErrors: allow },
  RevokeSessionError: { code: allow, message: allow, field: allow },
  RevokeOtherSessionsPayload: { revokedCount: allow, userErrors: allow },
  RevokeOtherSessionsError: { code: allow, message: allow, field: allow },
} satisfies Policy<SessionFields>
