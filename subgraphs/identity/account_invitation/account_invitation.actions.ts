import type { Actions } from '../../shared/action.ts'
import type { Call } from '../../shared/viewer.ts'
import { manages } from '../account/account.rules.ts'
import type { AccountInvitationAction, RevokeInvitationError } from '../identity.generated.ts'
import type { AccountInvitationRow } from './account_invitation.queries.ts'

const revokeFault = ({ usedAt, revokedAt, expiresAt }: AccountInvitationRow, { now }: Call): RevokeInvitationError | null =>
  usedAt || revokedAt || expiresAt <= now
    ? { code: 'NOT_OPEN', message: 'The invitation has been used or revoked, or has expired.', field: ['invitationId'] }
    : null

export const accountInvitationActions = { REVOKE_INVITATION: { rule: manages, fault: revokeFault } } satisfies Actions<
  AccountInvitationRow,
  AccountInvitationAction
>
