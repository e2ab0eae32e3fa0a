import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { inPerson } from '../../shared/rules.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type {
  AnswerFeeHouseholdInvitationInput, InviteToFeeHouseholdInput, LeaveFeeHouseholdInput, OpenFeeHouseholdInput,
  WithdrawFeeHouseholdInvitationInput,
} from '../administration.generated.ts' // prettier-ignore
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { notAnAuthority } from '../stubs/stubs.rules.ts'
import { feeHouseholdActions, invited, inviting } from './fee_household.actions.ts'
import type {
  AnswerFeeHouseholdInvitationPayloadRow, FeeHouseholdInvitationRow, FeeHouseholdRow, InviteToFeeHouseholdPayloadRow,
  LeaveFeeHouseholdPayloadRow, OpenFeeHouseholdPayloadRow, WithdrawFeeHouseholdInvitationPayloadRow,
} from './fee_household.queries.ts' // prettier-ignore
import { confirm, decline, hasWard, invite, leave, openHousehold, removeInvitation } from './fee_household.writes.ts'
import { numberOf } from './fee_household.rules.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: AdministrationContext, input: Input]

export const noHousehold = refused('NOT_FOUND', 'There is no such household that you may see.', 'feeHouseholdId')
const noInvitation = refused('NOT_FOUND', 'There is no such invitation.', 'feeHouseholdInvitationId')
const livesElsewhere = refused('ALREADY_MEMBER', 'You live in another household of the authority: leave it first.')

/** A household of the viewer's own: the fee office acts on none. */
export async function ownHouseholdOf(id: string, { load }: AdministrationContext): Promise<FeeHouseholdRow | null> {
  const row = isId(id) ? await load.feeHousehold.load(id) : null
  return row?.isOwn ? row : null
}

export async function open(...[info, context, input]: Acting<OpenFeeHouseholdInput>) {
  const { call, load, newId } = context
  return actOn<LedOrganisation, OpenFeeHouseholdPayloadRow>(info, context, input, {
    source: isId(input.organisationId) ? await load.ledOrganisation.load(input.organisationId) : null,
    action: { rule: inPerson, fault: notAnAuthority },
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { id: authorityId }) => {
      if (!(await hasWard(tx))) return refused('NO_CHILD', 'You are no guardian of a child under 18.')
      const [id, memberId] = [newId<'FeeHousehold'>(), newId<'FeeHouseholdMember'>()]
      const opened = await openHousehold(tx, { id, memberId, authorityId, by: call.viewer.id, now: call.now })
      return opened ? done(id, upserted('FeeHousehold', id)) : livesElsewhere
    },
  })
}

export async function inviteGiven(...[info, context, input]: Acting<InviteToFeeHouseholdInput>) {
  const { call, newId } = context
  return actOn<FeeHouseholdRow, InviteToFeeHouseholdPayloadRow>(info, context, input, {
    source: await ownHouseholdOf(input.feeHouseholdId, context),
    action: feeHouseholdActions.INVITE_TO_FEE_HOUSEHOLD,
    unknown: noHousehold,
    run: async (tx, household) => {
      const civicNo = numberOf(input.civicNo)
      if (civicNo === null) return refused('CIVIC_NO_INVALID', 'Give a personal identity number of twelve digits.', 'civicNo')
      const came = await invite(tx, { id: newId(), household, civicNo, by: call.viewer.id, now: call.now })
      if (came === 'OWN') return refused('OWN_NUMBER', 'It is your own.', 'civicNo')
      if (came === 'FULL') return refused('HOUSEHOLD_FULL', 'Two live there, or one was asked already.', 'feeHouseholdId')
      return done(household.id, upserted('FeeHousehold', household.id))
    },
  })
}

const invitationOf = (id: string, { load }: AdministrationContext) => (isId(id) ? load.feeHouseholdInvitation.load(id) : null)

export async function answerInvitation(...[info, context, input]: Acting<AnswerFeeHouseholdInvitationInput>) {
  const row = await invitationOf(input.feeHouseholdInvitationId, context)
  return actOn<FeeHouseholdInvitationRow, AnswerFeeHouseholdInvitationPayloadRow>(info, context, input, {
    source: row?.isMine ? row : null,
    action: { rule: invited },
    unknown: noInvitation,
    run: async (tx, invitation) => {
      const { id, householdId } = invitation
      const changed = upserted('FeeHousehold', householdId)
      if (!input.isConfirmed) return (await decline(tx, id)) ? done(householdId, changed) : noInvitation
      return (await confirm(tx, invitation, context.call.viewer.id)) ? done(householdId, changed) : livesElsewhere
    },
  })
}

export async function withdrawInvitation(...[info, context, input]: Acting<WithdrawFeeHouseholdInvitationInput>) {
  const row = await invitationOf(input.feeHouseholdInvitationId, context)
  return actOn<FeeHouseholdInvitationRow, WithdrawFeeHouseholdInvitationPayloadRow>(info, context, input, {
    source: row && !row.isMine ? row : null,
    action: { rule: inviting },
    unknown: noInvitation,
    run: async (tx, { id, householdId }) =>
      (await removeInvitation(tx, id)) ? done(householdId, upserted('FeeHousehold', householdId)) : noInvitation,
  })
}

export async function leaveGiven(...[info, context, input]: Acting<LeaveFeeHouseholdInput>) {
  const { viewer } = context.call
  return actOn<FeeHouseholdRow, LeaveFeeHouseholdPayloadRow>(info, context, input, {
    source: await ownHouseholdOf(input.feeHouseholdId, context),
    action: feeHouseholdActions.LEAVE_FEE_HOUSEHOLD,
    unknown: noHousehold,
    run: async (tx, { id }) => ((await leave(tx, id, viewer.id)) ? done(id, upserted('FeeHousehold', id)) : noHousehold),
  })
}
