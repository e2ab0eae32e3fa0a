import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson, role } from '../../shared/rules.ts'
import type { FeeHouseholdActsFields, FeeHouseholdFields } from '../administration.generated.ts'
import { member, payersAndOffice } from './fee_household.actions.ts'

const error = { code: allow, message: allow, field: allow }
const office = and(role('the fee office', 'avgiftshandläggare', 'FEE_OFFICE'), assurance('SUBSTANTIAL'))
const oneself = and(inPerson, assurance('SUBSTANTIAL'))
const outcome = { feeHousehold: allow, userErrors: allow }

export const feeHouseholdPolicy = {
  Query: { feeHousehold: oneself, myFeeHouseholds: oneself, myFeeHouseholdInvitations: oneself },
  Organisation: { feePlacements: office },
  FeeHousehold: { id: allow, organisation: allow, members: payersAndOffice, invitations: member, permittedActions: allow },
  FeeHouseholdMember: { id: allow, person: allow, displayName: allow, joinedOn: allow },
  FeeHouseholdInvitation: { id: allow, invitedAt: allow, inviterName: allow, organisation: allow },
  FeePlacement: {
    id: allow,
    childName: allow,
    organisation: allow,
    schoolType: allow,
    startDate: allow,
    endDate: allow,
    households: allow,
  },
  FeePlacementConnection: { edges: allow, pageInfo: allow },
  FeePlacementEdge: { node: allow, cursor: allow },
  // Of which household, the rules of the acts say: see fee_household.actions.ts.
  Mutation: {
    openFeeHousehold: oneself,
    inviteToFeeHousehold: oneself,
    answerFeeHouseholdInvitation: oneself,
    withdrawFeeHouseholdInvitation: oneself,
    leaveFeeHousehold: oneself,
  },
  OpenFeeHouseholdPayload: outcome,
  OpenFeeHouseholdError: error,
  InviteToFeeHouseholdPayload: outcome,
  InviteToFeeHouseholdError: error,
  AnswerFeeHouseholdInvitationPayload: outcome,
  AnswerFeeHouseholdInvitationError: error,
  WithdrawFeeHouseholdInvitationPayload: outcome,
  WithdrawFeeHouseholdInvitationError: error,
  LeaveFeeHouseholdPayload: outcome,
  LeaveFeeHouseholdError: error,
} satisfies Policy<FeeHouseholdActsFields & FeeHouseholdFields>
