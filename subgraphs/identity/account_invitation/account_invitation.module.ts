import { type Module, sdl } from '../../shared/module.ts'
import { accountInvitationPolicy } from './account_invitation.policy.ts'
import { accountInvitationLoaders } from './account_invitation.queries.ts'
import { accountInvitationResolvers } from './account_invitation.resolvers.ts'

export const accountInvitation = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './account_invitation.graphql'),
  policy: accountInvitationPolicy,
  resolvers: accountInvitationResolvers,
  loaders: accountInvitationLoaders,
} satisfies Module
