import type { GraphQLResolveInfo } from 'graphql'
import { act, type Outcome, upserted } from '../../shared/act.ts'
import { actOn, done, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { hashOf, newSecret } from '../../shared/secret.ts'
import { accountActions } from '../account/account.actions.ts'
import { accountChanged } from '../account/account.acts.ts'
import type { AccountRow } from '../account/account.queries.ts'
import type { IdentityContext } from '../identity.context.ts'
import type {
  ActivateAccountError,
  ActivateAccountInput,
  InviteToAccountInput,
  RevokeInvitationInput,
} from '../identity.generated.ts'
import { accountInvitationActions as actions } from './account_invitation.actions.ts'
import {
  type AccountInvitationRow,
  type ActivateAccountPayloadRow,
  hasAccount,
  invite,
  type InviteToAccountPayloadRow,
  presentInvitation,
  redeem,
  revokeInvitation,
  type RevokeInvitationPayloadRow,
} from './account_invitation.queries.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: IdentityContext, input: Input]

const invitationChanged = (id: string) => upserted('AccountInvitation', id)

/** Invites, and shows the token to whoever asked first: a repeated request finds the id of another invitation than it would have made. */
export async function inviteTo(...[info, context, input]: Acting<InviteToAccountInput>): Promise<InviteToAccountPayloadRow> {
  const { load, call, viewer, newId } = context
  const [id, token] = [newId(), newSecret()]
  const unknown = refused('NOT_FOUND', 'There is no such account that you may see.', 'accountId')
  const answer = await actOn<AccountRow, InviteToAccountPayloadRow>(info, context, input, {
    source: isId(input.accountId) ? await load.account.load(input.accountId) : null,
    action: accountActions.INVITE_TO_ACCOUNT,
    unknown,
    run: async (tx, account) => {
      const invited = await invite(tx, account.id, { id, hash: hashOf(token), issuedById: viewer.id, now: call.now })
      return invited ? done(id, accountChanged(account.id), invitationChanged(id)) : unknown
    },
  })
  return answer.id === id ? { ...answer, token } : answer
}

export async function revoke(...[info, context, input]: Acting<RevokeInvitationInput>) {
  const { load, call } = context
  const unknown = refused('NOT_FOUND', 'There is no such invitation that you may see.', 'invitationId')
  return actOn<AccountInvitationRow, RevokeInvitationPayloadRow>(info, context, input, {
    source: isId(input.invitationId) ? await load.invitation.load(input.invitationId) : null,
    action: actions.REVOKE_INVITATION,
    unknown,
    run: async (tx, { id }) => ((await revokeInvitation(tx, id, call.now)) ? done(id, invitationChanged(id)) : unknown),
  })
}

const notActivated = (code: ActivateAccountError['code'], message: string): Outcome<ActivateAccountPayloadRow> => ({
  answer: { isActivated: null, userErrors: [{ code, message, field: ['token'] }] },
  changed: [],
})

/** Redeems an invitation for the subject who asks. Whatever is wrong with the token, the answer is the same. */
export function activate(...[info, { call, viewer, act: perform }, input]: Acting<ActivateAccountInput>) {
  return perform(
    act<ActivateAccountPayloadRow>(info, call, input, async (tx) => {
      const { subject } = viewer
      if (!subject) throw new Error('Only the subject of a token redeems an invitation')
      const hash = hashOf(input.token.trim())
      await presentInvitation(tx, hash, subject)
      if (await hasAccount(tx, subject))
        return notActivated('HAS_ACCOUNT', 'You have an account already. If it is closed, ask your school to open it again.')
      const id = await redeem(tx, hash, subject, call.now)
      if (!id) return notActivated('INVITATION_INVALID', 'The invitation is not valid. Ask for a new one.')
      return { answer: { isActivated: true, userErrors: [] }, changed: [accountChanged(id)] }
    }),
  )
}
