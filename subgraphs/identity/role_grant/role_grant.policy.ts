import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { RoleGrantFields } from '../identity.generated.ts'

/** Who gives roles at all; where and which, the rule of each act says. */
export const givesRoles = role(
  "administrators of the authority, a unit's principal",
  'huvudmannens administratörer, en enhets rektor',
  ...['AUTHORITY_ADMIN', 'PRINCIPAL'],
)

export const roleGrantPolicy = {
  Organisation: { roleGrants: signedIn },
  Mutation: { grantRole: givesRoles, revokeRoleGrant: givesRoles },
  RoleGrant: {
    id: allow,
    role: allow,
    person: allow,
    clientApplication: allow,
    holderName: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    givenBy: allow,
    givenAt: allow,
    reason: allow,
    revokedAt: allow,
    isCurrent: allow,
    permittedActions: allow,
  },
  RoleGrantConnection: { edges: allow, pageInfo: allow },
  RoleGrantEdge: { node: allow, cursor: allow },
  GrantRolePayload: { roleGrant: allow, userErrors: allow },
  GrantRoleError: { code: allow, message: allow, field: allow },
  RevokeRoleGrantPayload: { roleGrant: allow, userErrors: allow },
  RevokeRoleGrantError: { code: allow, message: allow, field: allow },
} satisfies Policy<RoleGrantFields>
