import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  AnswerFeeHouseholdInvitationError, InviteToFeeHouseholdError, LeaveFeeHouseholdError, OpenFeeHouseholdError,
  WithdrawFeeHouseholdInvitationError,
} from '../administration.generated.ts' // prettier-ignore

/** A household, and as what the viewer sees it: what the rules of its fields ask, besides the rows. */
export interface FeeHouseholdRow {
  readonly id: Id<'FeeHousehold'>
  readonly authorityId: Id<'Organisation'>
  readonly isOwn: boolean
  readonly isOffice: boolean
}

export interface FeeHouseholdMemberRow {
  readonly id: Id<'FeeHouseholdMember'>
  readonly householdId: string
  readonly personId: Id<'Person'>
  readonly displayName: string | null
  readonly joinedOn: string
}

export interface FeeHouseholdInvitationRow {
  readonly id: Id<'FeeHouseholdInvitation'>
  readonly householdId: Id<'FeeHousehold'>
  readonly authorityId: Id<'Organisation'>
  readonly invitedAt: Date
  readonly inviterName: string | null
  /** Whether it asks the viewer. */
  readonly isMine: boolean
}

/** A place that costs a fee, as the fee office sees it. */
export interface FeePlacementRow {
  readonly ofOrganisation: string
  readonly id: Id<'FeePlacement'>
  readonly organisationId: Id<'Organisation'>
  readonly childName: string
  readonly schoolType: string
  readonly startDate: string
  readonly endDate: string | null
  readonly householdIds: readonly Id<'FeeHousehold'>[]
}

export type OpenFeeHouseholdPayloadRow = Done<OpenFeeHouseholdError>
export type InviteToFeeHouseholdPayloadRow = Done<InviteToFeeHouseholdError>
export type AnswerFeeHouseholdInvitationPayloadRow = Done<AnswerFeeHouseholdInvitationError>
export type WithdrawFeeHouseholdInvitationPayloadRow = Done<WithdrawFeeHouseholdInvitationError>
export type LeaveFeeHouseholdPayloadRow = Done<LeaveFeeHouseholdError>

const columns = part`h.id, h.authority_id, h.id in (select access.own_fee_households()) as is_own,
  (h.authority_id in (select access.units('FEE_OFFICE')) and access.is_open_to_office(h.id)) as is_office`

const householdLoader = (read: Read) =>
  byId(
    (ids) =>
      read<FeeHouseholdRow>`/* feeHouseholdsById */ select ${columns} from administration.fee_household h where h.id = any(${ids}::uuid[])`,
  )

const ownLoader = (read: Read) =>
  byParent(
    (viewers) => read<FeeHouseholdRow & { viewerId: string }>`/* myFeeHouseholds */ select ${columns}, v.id as viewer_id
      from unnest(${viewers}::uuid[]) v(id), administration.fee_household h where h.id in (select access.own_fee_households())
      order by h.opened_at, h.id`,
    ({ viewerId }) => viewerId,
  )

const membersLoader = (read: Read) =>
  byParent(
    (households) => read<FeeHouseholdMemberRow>`/* feeHouseholdMembers */ select m.id, m.household_id, m.person_id, m.joined_on,
        n.display_name
      from administration.fee_household_member m
      left join access.fee_member_names(${households}::uuid[]) n on n.household_id = m.household_id and n.person_id = m.person_id
      where m.household_id = any(${households}::uuid[]) and m.person_id is not null and m.left_on is null order by m.joined_on, m.id`,
    ({ householdId }) => householdId,
  )

const invitation = part`m.id, m.household_id, m.authority_id, m.invited_at`

const invitationLoader = (read: Read) =>
  byId(
    (ids) => read<FeeHouseholdInvitationRow>`/* feeHouseholdInvitationsById */ select ${invitation}, null as inviter_name,
        m.id in (select access.own_fee_invitations()) and m.left_on is null as is_mine
      from administration.fee_household_member m where m.id = any(${ids}::uuid[]) and m.person_id is null`,
  )

const invitationsLoader = (read: Read) =>
  byParent(
    (
      households,
    ) => read<FeeHouseholdInvitationRow>`/* feeHouseholdInvitations */ select ${invitation}, null as inviter_name, false as is_mine
      from administration.fee_household_member m
      where m.household_id = any(${households}::uuid[]) and m.person_id is null order by m.invited_at, m.id`,
    ({ householdId }) => householdId,
  )

const invitedLoader = (read: Read) =>
  byParent(
    (viewers) => read<FeeHouseholdInvitationRow & { viewerId: string }>`/* myFeeHouseholdInvitations */
      select ${invitation}, i.display_name as inviter_name, true as is_mine, v.id as viewer_id from unnest(${viewers}::uuid[]) v(id),
        administration.fee_household_member m left join access.fee_inviters() i on i.member_id = m.id
      where m.id in (select access.own_fee_invitations()) and m.left_on is null order by m.invited_at, m.id`,
    ({ viewerId }) => viewerId,
  )

const placementPageLoader = (read: Read) =>
  byParentAnd(
    (
      organisations,
      { limit, after }: Page<readonly [startDate: string, id: string]>,
    ) => read<FeePlacementRow>`/* feePlacementPages */
      select * from access.fee_placements(${organisations}::uuid[], ${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid, ${limit})
      order by start_date, id`,
    ({ ofOrganisation }) => ofOrganisation,
  )

export const feeHouseholdLoaders = (read: Read) => ({
  feeHousehold: householdLoader(read),
  myFeeHouseholds: ownLoader(read),
  feeHouseholdMembers: membersLoader(read),
  feeHouseholdInvitation: invitationLoader(read),
  feeHouseholdInvitations: invitationsLoader(read),
  myFeeHouseholdInvitations: invitedLoader(read),
  feePlacementPage: placementPageLoader(read),
})
