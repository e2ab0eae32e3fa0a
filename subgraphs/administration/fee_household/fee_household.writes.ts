import type { Write } from '../../shared/database.ts'
import type { FeeHouseholdInvitationRow, FeeHouseholdRow } from './fee_household.queries.ts'

interface NewHousehold {
  readonly id: string
  readonly memberId: string
  readonly authorityId: string
  readonly by: string
  readonly now: Date
}

// What somebody shares with those who are kept from them, they do not see: to them it is as if they lived nowhere.
const leaveHidden = (tx: Write, authority: string, by: string) =>
  tx`/* leaveHiddenHousehold */ update administration.fee_household_member set left_on = access.today()
    where authority_id = ${authority} and person_id = ${by} and left_on is null
      and household_id not in (select access.own_fee_households())`

/** Opens a household with its first member, who lives in no other of the authority. */
export async function openHousehold(tx: Write, { id, memberId, authorityId, by, now }: NewHousehold): Promise<boolean> {
  await leaveHidden(tx, authorityId, by)
  await tx`/* openFeeHousehold */ insert into administration.fee_household values (${id}, ${authorityId}, ${by}, ${now})`
  const joined = await tx`/* joinAsFirst */ insert into administration.fee_household_member
    (id, household_id, authority_id, person_id, invited_by_id, invited_at, joined_on)
    values (${memberId}, ${id}, ${authorityId}, ${by}, ${by}, ${now}, access.today()) on conflict do nothing`
  return joined.count === 1
}

export const hasWard = async (tx: Write): Promise<boolean> =>
  (await tx<{ has: boolean }[]>`/* hasWard */ select access.has_ward() as has`)[0]!.has

// One after the other: two who confirm at once must not both find a place.
const lock = (tx: Write, household: string) =>
  tx`/* lockHousehold */ select pg_advisory_xact_lock(hashtextextended(${`household ${household}`}, 0))`

/** How many live in a household or are asked to; who has declined still counts. */
async function seats(tx: Write, household: string): Promise<number> {
  await lock(tx, household)
  const [taken] = await tx<{ seats: number }[]>`/* householdSeats */ select count(*)::int as seats
    from administration.fee_household_member where household_id = ${household} and (left_on is null or person_id is null)`
  return taken!.seats
}

interface Invitation {
  readonly id: string
  readonly household: FeeHouseholdRow
  readonly civicNo: string
  readonly by: string
  readonly now: Date
}

/** Asks somebody by number; two live together at most. */
export async function invite(tx: Write, { id, household, civicNo, by, now }: Invitation): Promise<'DONE' | 'OWN' | 'FULL'> {
  const [own] = await tx<{ isOwn: boolean }[]>`/* ownNumber */ select access.viewer_civic_no() = ${civicNo} as is_own`
  if (own?.isOwn) return 'OWN'
  if ((await seats(tx, household.id)) >= 2) return 'FULL'
  await tx`/* inviteToFeeHousehold */ insert into administration.fee_household_member
    (id, household_id, authority_id, civic_no, invited_by_id, invited_at)
    values (${id}, ${household.id}, ${household.authorityId}, ${civicNo}, ${by}, ${now})`
  return 'DONE'
}

/** Confirms an invitation: from now on by who they are, and the number is not kept. False where they live in another household. */
export async function confirm(
  tx: Write,
  { id, householdId, authorityId }: FeeHouseholdInvitationRow,
  by: string,
): Promise<boolean> {
  await lock(tx, householdId)
  await leaveHidden(tx, authorityId, by)
  const elsewhere = await tx`/* livesElsewhere */ select from administration.fee_household_member
    where authority_id = ${authorityId} and person_id = ${by} and left_on is null`
  if (elsewhere.count > 0) return false
  await tx`/* confirmFeeHousehold */ update administration.fee_household_member
    set person_id = ${by}, civic_no = null, joined_on = access.today() where id = ${id} and person_id is null`
  return true
}

/** Declines an invitation: whoever asked is told nothing. */
export const decline = async (tx: Write, id: string): Promise<boolean> =>
  (
    await tx`/* declineFeeHousehold */ update administration.fee_household_member set left_on = access.today()
    where id = ${id} and person_id is null and left_on is null`
  ).count === 1

/** Takes an invitation back. */
export const removeInvitation = async (tx: Write, id: string): Promise<boolean> =>
  (
    await tx`/* removeFeeHouseholdInvitation */ delete from administration.fee_household_member where id = ${id} and person_id is null`
  ).count === 1

export const leave = async (tx: Write, household: string, by: string): Promise<boolean> =>
  (
    await tx`/* leaveFeeHousehold */ update administration.fee_household_member set left_on = access.today()
    where household_id = ${household} and person_id = ${by} and left_on is null`
  ).count === 1
