import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { ActivateAccountError, InviteToAccountError, RevokeInvitationError } from '../identity.generated.ts'

/** An invitation, with what the viewer is to whose account it is. */
export interface AccountInvitationRow extends Related {
  readonly id: string
  readonly accountId: string
  readonly issuedById: string | null
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

/** The token is no part of the stored answer: a replay does not get it. */
export interface InviteToAccountPayloadRow extends Done<InviteToAccountError> {
  readonly token?: string | null
}
export type RevokeInvitationPayloadRow = Done<RevokeInvitationError>
export interface ActivateAccountPayloadRow {
  readonly isActivated: boolean | null
  readonly userErrors: readonly ActivateAccountError[]
}

const columns = part`i.id, i.account_id, i.issued_by_id, i.issued_at, i.expires_at, i.used_at, i.revoked_at,
  array(select r.relation from access.account_relations(array[i.account_id]) r) as relations`

export const invitationLoader = (read: Read) =>
  byId(
    (ids) => read<AccountInvitationRow>`/* invitationsById */ select ${columns} from identity.account_invitation i
      where i.id = any(${ids}::uuid[])`,
  )

export const invitationsToLoader = (read: Read) =>
  byParent(
    (accounts) => read<AccountInvitationRow>`/* invitationsTo */ select ${columns} from identity.account_invitation i
      where i.account_id = any(${accounts}::uuid[]) order by i.issued_at desc, i.id`,
    ({ accountId }) => accountId,
  )

export interface NewInvitation {
  readonly id: string
  readonly hash: string
  readonly issuedById: string | null
  readonly now: Date
}

/** Invites to an account that waits for its holder. Whoever invites to it at the same time waits for this row. */
export async function invite(tx: Write, accountId: string, { id, hash, issuedById, now }: NewInvitation): Promise<boolean> {
  const waiting = await tx`/* accountToInviteTo */ update identity.account set version = version + 1, modified_at = ${now}
    where id = ${accountId} and state = 'INVITED'`
  if (waiting.count === 0) return false
  await tx`/* revokeEarlier */ update identity.account_invitation set revoked_at = ${now}
    where account_id = ${accountId} and used_at is null and revoked_at is null`
  await tx`/* inviteToAccount */ insert into identity.account_invitation (id, account_id, token_hash, issued_by_id, issued_at, expires_at)
    values (${id}, ${accountId}, ${hash}, ${issuedById}, ${now}, ${now}::timestamptz + interval '14 days')`
  return true
}

export async function revokeInvitation(tx: Write, id: string, now: Date): Promise<boolean> {
  const revoked = await tx`/* revokeInvitation */ update identity.account_invitation set revoked_at = ${now}
    where id = ${id} and used_at is null and revoked_at is null and expires_at > ${now}`
  return revoked.count === 1
}

/** Shows the row policies the invitation that the subject holds; of two that one subject redeems at a time the second waits. */
export async function presentInvitation(tx: Write, hash: string, { issuer, subject, civicNo }: NonNullable<Viewer['subject']>) {
  await tx`/* presentInvitation */ select set_config('skolgraf.invitation', ${hash}, true),
    set_config('skolgraf.subject_civic_no', ${civicNo ?? ''}, true),
    pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))`
}

export async function hasAccount(tx: Write, { issuer, subject }: NonNullable<Viewer['subject']>): Promise<boolean> {
  const [found] = await tx<{ known: boolean }[]>`/* hasAccount */ select access.is_known_subject(${issuer}, ${subject}) as known`
  return found!.known
}

/**
 * Gives the account behind the presented invitation to the subject; answers its id, or null where there is none. Of a holder whom no
 * number proves, the school has to confirm who has come.
 */
export async function redeem(
  tx: Write,
  hash: string,
  { issuer, subject }: NonNullable<Viewer['subject']>,
  now: Date,
): Promise<string | null> {
  // The account first: with a used invitation the row policies no longer show it.
  const [account] = await tx<{ id: string }[]>`/* activateAccount */ update identity.account
    set issuer = ${issuer}, subject = ${subject}, state = 'ACTIVE', is_holder_confirmed = access.is_provable_holder(person_id),
      invited_by_id = access.inviter_to(id),
      version = version + 1, modified_at = ${now}
    where id = any (array(select access.invited_accounts())) and state = 'INVITED' returning id`
  if (!account) return null
  const used = await tx`/* useInvitation */ update identity.account_invitation set used_at = ${now}
    where token_hash = ${hash} and used_at is null and revoked_at is null`
  // It has been revoked meanwhile: what was done is undone with the refusal.
  return used.count === 1 ? account.id : null
}

export const accountInvitationLoaders = (read: Read) => ({
  invitation: invitationLoader(read),
  invitationsTo: invitationsToLoader(read),
})
