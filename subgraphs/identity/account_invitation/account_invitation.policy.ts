import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn, withoutAccount } from '../../shared/rules.ts'
import type { AccountInvitationFields } from '../identity.generated.ts'

export const accountInvitationPolicy = {
  Account: { invitations: allow },
  Mutation: { inviteToAccount: signedIn, revokeInvitation: signedIn, activateAccount: withoutAccount },
  AccountInvitation: {
    id: allow,
    issuedBy: allow,
    issuedAt: allow,
    expiresAt: allow,
    usedAt: allow,
    revokedAt: allow,
    permittedActions: allow,
  },
  InviteToAccountPayload: { invitation: allow, token: allow, userErrors: allow },
  InviteToAccountError: { code: allow, message: allow, field: allow },
  RevokeInvitationPayload: { invitation: allow, userErrors: allow },
  RevokeInvitationError: { code: allow, message: allow, field: allow },
  ActivateAccountPayload: { isActivated: allow, userErrors: allow },
  ActivateAccountError: { code: allow, message: allow, field: allow },
} satisfies Policy<AccountInvitationFields>
