import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { Assurance } from '../../shared/viewer.ts'
import type { RevokeOtherSessionsError, RevokeSessionError } from '../identity.generated.ts'

export interface SessionRow {
  readonly id: string
  readonly assurance: Assurance
  readonly authorizedParty: string | null
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  readonly revokedAt: Date | null
  /** Of an account of the viewer's own. */
  readonly isOwn: boolean
}

export type RevokeSessionPayloadRow = Done<RevokeSessionError>

export interface RevokeOtherSessionsPayloadRow {
  readonly revokedCount: number | null
  readonly userErrors: readonly RevokeOtherSessionsError[]
}

const columns = part`id, assurance, authorized_party, first_seen_at, last_seen_at, revoked_at,
  account_id = any (array(select access.own_accounts())) as is_own`

export const sessionLoader = (read: Read) =>
  byId((ids) => read<SessionRow>`/* sessionsById */ select ${columns} from identity.session where id = any(${ids}::uuid[])`)

export const sessionPage = (read: Read, { limit, after }: Page<readonly [lastSeenAt: string, id: string]>) =>
  read<SessionRow>`/* sessionPage */ select ${columns} from identity.session
    where account_id = any (array(select access.own_accounts()))
    ${after ? part`and (last_seen_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
    order by last_seen_at desc, id desc limit ${limit}`

export async function revokeSession(tx: Write, id: string, now: Date): Promise<boolean> {
  const revoked = await tx`/* revokeSession */ update identity.session set revoked_at = ${now}
    where id = ${id} and revoked_at is null`
  return revoked.count === 1
}

/** Revokes the viewer's sign-ins but one; answers the ids of those that it did. */
export async function revokeOthers(tx: Write, kept: string, now: Date): Promise<string[]> {
  const revoked = await tx<{ id: string }[]>`/* revokeOtherSessions */ update identity.session set revoked_at = ${now}
    where account_id = any (array(select access.own_accounts())) and id <> ${kept} and revoked_at is null returning id`
  return revoked.map(({ id }) => id)
}

export const sessionLoaders = (read: Read) => ({ session: sessionLoader(read) })
