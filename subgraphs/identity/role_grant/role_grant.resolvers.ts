import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { roleGrantActions } from './role_grant.actions.ts'
import { grantRole, revokeRoleGrant } from './role_grant.acts.ts'

export const roleGrantResolvers = {
  Organisation: {
    roleGrants: async ({ id }, { filter, ...args }, { load }) => {
      const page = { ...pageOf(args, ['startDate', 'id']), isCurrent: filter?.isCurrent ?? null, roles: filter?.roles ?? null }
      return connectionOf(await load.roleGrantPage(id, page), page.size, (row) => [row.startDate, row.id])
    },
  },
  RoleGrant: {
    person: ({ personId }, _, { load }) => (personId ? load.person.load(personId) : null),
    clientApplication: ({ clientApplicationId }, _, { load }) =>
      clientApplicationId ? load.client.load(clientApplicationId) : null,
    holderName: async ({ personId, clientApplicationId }, _, { load }) =>
      (await load.holderName.load((personId ?? clientApplicationId)!))?.displayName ?? null,
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    givenBy: ({ givenById }, _, { load }) => (givenById ? load.person.load(givenById) : null),
    permittedActions: (row, _, context) => permittedActions(roleGrantActions, row, context),
  },
  Mutation: {
    grantRole: (_, { input }, context, info) => grantRole(info, context, input),
    revokeRoleGrant: (_, { input }, context, info) => revokeRoleGrant(info, context, input),
  },
  GrantRolePayload: { roleGrant: ({ id }, _, { load }) => (id ? load.roleGrant.load(id) : null) },
  RevokeRoleGrantPayload: { roleGrant: ({ id }, _, { load }) => (id ? load.roleGrant.load(id) : null) },
} satisfies Resolvers
