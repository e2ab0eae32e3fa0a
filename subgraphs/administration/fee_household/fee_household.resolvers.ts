import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { feeHouseholdActions } from './fee_household.actions.ts'
import { answerInvitation, inviteGiven, leaveGiven, open, withdrawInvitation } from './fee_household.acts.ts'

export const feeHouseholdResolvers = {
  Query: {
    feeHousehold: (_, { id }, { load }) => (isId(id) ? load.feeHousehold.load(id) : null),
    myFeeHouseholds: (_, __, { load, viewer }) => load.myFeeHouseholds.load(viewer.id),
    myFeeHouseholdInvitations: (_, __, { load, viewer }) => load.myFeeHouseholdInvitations.load(viewer.id),
  },
  Organisation: {
    feePlacements: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['startDate', 'id'])
      return connectionOf(await load.feePlacementPage(id, page), page.size, ({ startDate, id: key }) => [startDate, key])
    },
  },
  FeeHousehold: {
    organisation: ({ authorityId }) => ({ id: authorityId }),
    members: ({ id }, _, { load }) => load.feeHouseholdMembers.load(id),
    invitations: ({ id }, _, { load }) => load.feeHouseholdInvitations.load(id),
    permittedActions: (row, _, context) => permittedActions(feeHouseholdActions, row, context),
  },
  FeeHouseholdMember: { person: ({ personId }, _, context) => personOf(personId, context) },
  FeeHouseholdInvitation: { organisation: ({ authorityId }) => ({ id: authorityId }) },
  FeePlacement: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    households: async ({ householdIds }, _, { load }) =>
      (await Promise.all(householdIds.map((id) => load.feeHousehold.load(id)))).filter((row) => row !== null),
  },
  Mutation: {
    openFeeHousehold: (_, { input }, context, info) => open(info, context, input),
    inviteToFeeHousehold: (_, { input }, context, info) => inviteGiven(info, context, input),
    answerFeeHouseholdInvitation: (_, { input }, context, info) => answerInvitation(info, context, input),
    withdrawFeeHouseholdInvitation: (_, { input }, context, info) => withdrawInvitation(info, context, input),
    leaveFeeHousehold: (_, { input }, context, info) => leaveGiven(info, context, input),
  },
  OpenFeeHouseholdPayload: { feeHousehold: ({ id }, _, { load }) => (id ? load.feeHousehold.load(id) : null) },
  InviteToFeeHouseholdPayload: { feeHousehold: ({ id }, _, { load }) => (id ? load.feeHousehold.load(id) : null) },
  AnswerFeeHouseholdInvitationPayload: { feeHousehold: ({ id }, _, { load }) => (id ? load.feeHousehold.load(id) : null) },
  WithdrawFeeHouseholdInvitationPayload: { feeHousehold: ({ id }, _, { load }) => (id ? load.feeHousehold.load(id) : null) },
  LeaveFeeHouseholdPayload: { feeHousehold: ({ id }, _, { load }) => (id ? load.feeHousehold.load(id) : null) },
} satisfies Resolvers
