import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { dayOf, type Clock } from '../subgraphs/shared/clock.ts'
import type { Pool } from '../subgraphs/shared/database.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import type { Assurance, HeldRole, Viewer } from '../subgraphs/shared/viewer.ts'

/** An identity provider we trust, and how to read its tokens. */
export interface Issuer {
  readonly issuer: string
  readonly audience: string
  readonly jwksUri?: string | undefined
  readonly subjectClaim: string
  readonly assuranceClaim: string
  /** What each accepted value of the assurance claim is worth; any other value is worth LOW. */
  readonly acr: Readonly<Record<string, Assurance>>
  readonly scopeClaim: string
  /** Its public keys, where they are known beforehand; otherwise they are fetched. */
  readonly keys?: JSONWebKeySet | undefined
}

/** What the database knows of the one a token belongs to. Scopes are those a client application may use. */
export type Account = Pick<Viewer, 'kind' | 'id' | 'roles' | 'scopes'>
export type ViewerLookup = (issuer: string, subject: string, day: string) => Promise<Account | undefined>

export type RefusalReason = 'TOKEN_MALFORMED' | 'TOKEN_EXPIRED' | 'TOKEN_INVALID' | 'ISSUER_UNKNOWN' | 'ACCOUNT_UNKNOWN'
export type Authenticated =
  | { readonly kind: 'VIEWER'; readonly viewer: Viewer }
  | { readonly kind: 'ANONYMOUS' }
  | { readonly kind: 'REFUSED'; readonly reason: RefusalReason }
export type Authenticate = (authorization: string | undefined) => Promise<Authenticated>

export interface AuthenticatorOptions {
  readonly issuers: readonly Issuer[]
  readonly lookup: ViewerLookup
  readonly clock: Clock
  /** How long a changed role or a closed account may go unnoticed. */
  readonly cacheSeconds?: number
}

/** The identity provider or the database does not answer: nobody was refused, nobody can be let in. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable'
}

// A Viewer must never come from a token whose key the caller may know, so nothing with a shared secret, and not `none`.
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']
const maxTokenLength = 8 * 1024
const timeout = 5_000
const clockTolerance = 5

const refuse = (reason: RefusalReason): Authenticated => ({ kind: 'REFUSED', reason })
const unavailable = (message: string) => (cause: unknown) => {
  throw new ProviderUnavailable(message, { cause })
}

/** Asks the database who a subject is on a day. */
export const createLookup =
  (pool: Pool): ViewerLookup =>
  async (issuer, subject, day) => {
    // As JSON, for the driver reads no arrays without asking the database for their types first.
    const [account] = await pool<
      { kind: Viewer['kind']; id: string; roles: HeldRole[]; scopes: string[] }[]
    >`/* viewerFor */ select kind, id, roles, to_jsonb(scopes) as scopes from access.viewer_for(${issuer}, ${subject}, ${day})`
    return account
  }

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) })

async function discover(issuer: string): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeout) })
  if (response.status !== 200) throw new Error(`${address} answered HTTP ${response.status}`)
  const found = discovery.parse(await response.json())
  if (found.issuer !== issuer) throw new Error(`${address} speaks for ${found.issuer}`)
  const keys = new URL(found.jwks_uri)
  if (issuer.startsWith('https:') && keys.protocol !== 'https:') throw new Error(`${address} offers its keys without TLS`)
  return keys
}

const remote = (address: URL) => createRemoteJWKSet(address, { timeoutDuration: timeout })

/** Finds an issuer's keys when the first token asks; what failed is tried again by the next. */
function keySetOf({ issuer, jwksUri, keys }: Issuer): JWTVerifyGetKey {
  if (keys) return createLocalJWKSet(keys)
  let found: Promise<JWTVerifyGetKey> | undefined
  const find = async () => remote(jwksUri ? new URL(jwksUri) : await discover(issuer))
  const forget = (error: unknown) => {
    found = undefined
    throw error
  }
  return async (header, token) => {
    try {
      const keySet = await (found ??= find().catch(forget))
      return await keySet(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error
      return unavailable(`The keys of ${issuer} cannot be read.`)(error)
    }
  }
}

function refusalOf(error: unknown): Authenticated {
  if (error instanceof errors.JWTExpired) return refuse('TOKEN_EXPIRED')
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return refuse('TOKEN_MALFORMED')
  if (error instanceof errors.JOSEError) return refuse('TOKEN_INVALID')
  throw error
}

interface Trusted extends Issuer {
  readonly keySet: JWTVerifyGetKey
  readonly worth: ReadonlyMap<unknown, Assurance>
}

const isType = (typ: string | undefined) => /^(application\/)?(at\+)?jwt$/i.test(typ ?? '')

async function verify(token: string, from: Trusted, now: Date): Promise<JWTPayload> {
  const { payload, protectedHeader } = await jwtVerify(token, from.keySet, {
    algorithms,
    issuer: from.issuer,
    audience: from.audience,
    currentDate: now,
    clockTolerance,
    requiredClaims: ['exp', from.subjectClaim],
  })
  if (!isType(protectedHeader.typ)) throw new errors.JWTClaimValidationFailed('not an access token', payload, 'typ')
  return payload
}

function scopesOf(claim: unknown): ReadonlySet<unknown> {
  if (typeof claim === 'string') return new Set(claim.split(' '))
  return new Set(Array.isArray(claim) ? claim : [])
}

function toViewer(claims: JWTPayload, { kind, id, roles, scopes }: Account, from: Trusted): Viewer {
  const asked = scopesOf(claims[from.scopeClaim])
  const assurance = from.worth.get(claims[from.assuranceClaim]) ?? 'LOW'
  return { kind, id, roles, assurance, scopes: scopes.filter((scope) => asked.has(scope)) }
}

function cached(lookup: ViewerLookup, seconds: number): ViewerLookup {
  const answers = new LRUCache<string, { account: Account | undefined }, [string, string, string]>({
    max: 10_000,
    // To lru-cache 0 means for ever.
    ttl: Math.max(1, seconds * 1000),
    // One answer is shared by all who wait for it, and a failure is not kept.
    fetchMethod: async (_key, _stale, { context }) => ({ account: await lookup(...context) }),
    // Otherwise one that is pushed out by others while it is fetched becomes an error.
    ignoreFetchAbort: true,
  })
  return async (...asked) => (await answers.fetch(JSON.stringify(asked), { context: asked }))?.account
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}

/**
 * Turns an Authorization header into who is asking.
 * @returns a function that throws ProviderUnavailable when that cannot be found out now.
 */
export function createAuthenticator({ issuers, lookup, clock, cacheSeconds = 5 }: AuthenticatorOptions): Authenticate {
  const trust = (issuer: Issuer): Trusted => ({
    ...issuer,
    keySet: keySetOf(issuer),
    worth: new Map(Object.entries(issuer.acr)),
  })
  const trusted = new Map(issuers.map((issuer) => [issuer.issuer, trust(issuer)]))
  if (trusted.size < issuers.length) throw new UserError('Two identity providers have the same issuer: keep one of them.')
  const find = cached(lookup, cacheSeconds)
  const authenticate = async (token: string, issuer: string): Promise<Authenticated> => {
    const from = trusted.get(issuer)
    if (!from) return refuse('ISSUER_UNKNOWN')
    const now = clock()
    const claims = await verify(token, from, now)
    const subject = claims[from.subjectClaim]
    if (typeof subject !== 'string' || subject === '') return refuse('TOKEN_INVALID')
    const account = await find(issuer, subject, dayOf(now)).catch(unavailable('Who is asking cannot be looked up.'))
    return account ? { kind: 'VIEWER', viewer: toViewer(claims, account, from) } : refuse('ACCOUNT_UNKNOWN')
  }
  return async (authorization) => {
    if (authorization === undefined) return { kind: 'ANONYMOUS' }
    if (authorization.length > maxTokenLength) return refuse('TOKEN_MALFORMED')
    const token = /^bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1]
    const issuer = token && issuerOf(token)
    if (!token || typeof issuer !== 'string') return refuse('TOKEN_MALFORMED')
    return authenticate(token, issuer).catch(refusalOf)
  }
}
