import { LRUCache } from 'lru-cache'
import type { Pool } from '../subgraphs/shared/database.ts'
import type { Assurance, FieldGrants, HeldRole, Locale, Viewer, ViewerKind } from '../subgraphs/shared/viewer.ts'

/** What the database knows of the one who asks. Scopes are those a client application may use. */
export interface Account extends Pick<Viewer, 'id' | 'roles' | 'scopes' | 'grants' | 'sessionId'> {
  readonly kind: Exclude<ViewerKind, 'SUBJECT'>
  /** The language they have chosen. */
  readonly locale?: Locale | undefined
  /** Whether the sign-in has been revoked. */
  readonly isRevoked?: boolean
}

/** A verified token: whose it is, of which sign-in, and when it was seen. */
export interface SignIn {
  readonly issuer: string
  readonly subject: string
  readonly day: string
  readonly sessionKey: string
  readonly assurance: Assurance
  readonly authorizedParty: string | null
}

/** An issued key, by its hash. */
export interface KeyUse {
  readonly hash: string
  readonly day: string
}

export type Look<Asked> = (asked: Asked, at: Date) => Promise<Account | undefined>

/** Asks who it is. */
export interface ViewerLookup {
  readonly byToken: Look<SignIn>
  readonly byKey: Look<KeyUse>
}

interface FoundRow {
  readonly kind: Account['kind']
  readonly id: string
  readonly roles: readonly HeldRole[]
  readonly scopes: readonly string[]
  readonly fields: FieldGrants['fields']
  readonly informationClasses: FieldGrants['informationClasses'] | null
  readonly locale: Locale | null
  readonly sessionId: string | null
  readonly isRevoked: boolean
}

function toAccount(row: FoundRow | undefined): Account | undefined {
  if (!row) return undefined
  const { kind, id, roles, scopes, fields, informationClasses, locale, sessionId, isRevoked } = row
  return {
    ...{ kind, id, roles, scopes, isRevoked },
    ...(kind === 'CLIENT' && { grants: { fields, informationClasses: informationClasses ?? [] } }),
    ...(locale && { locale }),
    ...(sessionId && { sessionId }),
  }
}

/** Asks the database. Lists come as JSON, for the driver reads no arrays without asking the database for their types first. */
export const createLookup = (pool: Pool): ViewerLookup => ({
  byToken: async ({ issuer, subject, day, sessionKey, assurance, authorizedParty }, at) => {
    const [row] = await pool<FoundRow[]>`/* viewerFor */ select kind, id, roles, to_jsonb(scopes) as scopes,
      to_jsonb(fields) as fields, to_jsonb(information_classes) as information_classes, locale, session_id, is_revoked
      from access.viewer_for(${issuer}, ${subject}, ${day}, ${sessionKey}, ${at}, ${assurance}, ${authorizedParty})`
    return toAccount(row)
  },
  byKey: async ({ hash, day }, at) => {
    const [row] = await pool<FoundRow[]>`/* viewerForKey */ select kind, id, roles, to_jsonb(scopes) as scopes,
      to_jsonb(fields) as fields, to_jsonb(information_classes) as information_classes, null as locale, null as session_id,
      false as is_revoked from access.viewer_for_key(${hash}, ${day}, ${at})`
    return toAccount(row)
  },
})

/** Remembers an answer for a while. Nobody is remembered as unknown: an account may be theirs at the next moment. */
function remember<Asked extends object>(look: Look<Asked>, seconds: number): Look<Asked> {
  const answers = new LRUCache<string, { account: Account | undefined }, { asked: Asked; at: Date }>({
    max: 10_000,
    // To lru-cache 0 means for ever.
    ttl: Math.max(1, seconds * 1000),
    ttlResolution: 0,
    perf: { now: () => performance.now() },
    // One answer is shared by all who wait for it, and a failure is not kept.
    fetchMethod: async (_key, _stale, { context: { asked, at } }) => ({ account: await look(asked, at) }),
    // Otherwise one that is pushed out by others while it is fetched becomes an error.
    ignoreFetchAbort: true,
  })
  return async (asked, at) => {
    const key = JSON.stringify(asked)
    const account = (await answers.fetch(key, { context: { asked, at } }))?.account
    if (!account) answers.delete(key)
    return account
  }
}

export const remembered = ({ byToken, byKey }: ViewerLookup, seconds: number): ViewerLookup => ({
  byToken: remember(byToken, seconds),
  byKey: remember(byKey, seconds),
})
