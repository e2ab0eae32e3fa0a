import { permittedActions } from '../../shared/action.ts'
import type { Resolvers } from '../identity.generated.ts'
import { accountInvitationActions as actions } from './account_invitation.actions.ts'
import { activate, inviteTo, revoke } from './account_invitation.acts.ts'

export const accountInvitationResolvers = {
  Account: { invitations: ({ id }, _, { load }) => load.invitationsTo.load(id) },
  AccountInvitation: {
    issuedBy: ({ issuedById }, _, { load }) => (issuedById ? load.person.load(issuedById) : null),
    permittedActions: (row, _, context) => permittedActions(actions, row, context),
  },
  Mutation: {
    inviteToAccount: (_, { input }, context, info) => inviteTo(info, context, input),
    revokeInvitation: (_, { input }, context, info) => revoke(info, context, input),
    activateAccount: (_, { input }, context, info) => activate(info, context, input),
  },
  InviteToAccountPayload: {
    invitation: ({ id }, _, { load }) => (id ? load.invitation.load(id) : null),
    token: ({ token }) => token ?? null,
  },
  RevokeInvitationPayload: { invitation: ({ id }, _, { load }) => (id ? load.invitation.load(id) : null) },
} satisfies Resolvers
