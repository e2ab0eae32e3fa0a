import { decodeJwt, errors, jwtVerify } from 'jose'
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import { v5 } from 'uuid'
import { dayOf, type Clock } from '../subgraphs/shared/clock.ts'
import { hashOf, keyPrefix } from '../subgraphs/shared/secret.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import type { Assurance, Locale, Viewer } from '../subgraphs/shared/viewer.ts'
import { type Issuer, keySetOf, unavailableAs } from './issuer.ts'
import { type Account, remembered, type ViewerLookup } from './lookup.ts'

export type RefusalReason =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_INVALID'
  | 'ISSUER_UNKNOWN'
  | 'ACCOUNT_UNKNOWN'
  | 'SESSION_REVOKED'
export type Authenticated =
  | { readonly kind: 'VIEWER'; readonly viewer: Viewer; readonly locale?: Locale | undefined }
  | { readonly kind: 'ANONYMOUS' }
  | { readonly kind: 'REFUSED'; readonly reason: RefusalReason }
export type Authenticate = (authorization: string | undefined) => Promise<Authenticated>

export interface AuthenticatorOptions {
  readonly issuers: readonly Issuer[]
  readonly lookup: ViewerLookup
  readonly clock: Clock
  /** How long a revoked session or key, a changed role or a closed account may go unnoticed. Five seconds are promised. */
  readonly cacheSeconds?: number
}

// A Viewer must never come from a token whose key the caller may know, so nothing with a shared secret, and not `none`.
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']
const maxTokenLength = 8 * 1024
const clockTolerance = 5

const refuse = (reason: RefusalReason): Authenticated => ({ kind: 'REFUSED', reason })
const cannotLookUp = unavailableAs('Who is asking cannot be looked up.')

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

const isText = (claim: unknown): claim is string => typeof claim === 'string' && claim !== ''

// An index takes no text of any length.
const maxClaim = 200
const short = (claim: string) => (claim.length <= maxClaim ? claim : hashOf(claim))

/** The provider's session that a token belongs to; the token itself where the provider names none. */
function sessionKeyOf({ sid, jti }: JWTPayload, token: string): string {
  if (isText(sid)) return `sid ${short(sid)}`
  // Without the signature: its last characters can be written in several ways.
  return isText(jti) ? `jti ${short(jti)}` : `token ${hashOf(token.slice(0, token.lastIndexOf('.')))}`
}

/** The application that was signed in to. */
const authorizedPartyOf = ({ azp, client_id }: JWTPayload): string | null =>
  [azp, client_id].find(isText)?.slice(0, maxClaim) ?? null

/** What a subgraph is told of an account's holder. A unit's account is shared: however it was signed in to, nobody knows by whom. */
function toViewer({ kind, id, roles, scopes, grants, sessionId }: Account, assurance: Assurance): Viewer {
  return {
    ...{ kind, id, roles, scopes, assurance: kind === 'UNIT' ? 'LOW' : assurance },
    ...(grants && { grants }),
    ...(sessionId && { sessionId }),
  }
}

/** The number the provider vouches for, with twelve digits; nothing else proves who somebody is. */
const civicNoOf = (claim: unknown) => (isText(claim) ? /^\d{12}$/.exec(claim.replace('-', ''))?.[0] : undefined)

/** A valid token that no account belongs to yet. It lets its bearer redeem an invitation, and nothing else. */
function toSubject({ issuer, subject, civicNo }: NonNullable<Viewer['subject']>, assurance: Assurance): Viewer {
  const id = v5(JSON.stringify([issuer, subject]), v5.URL)
  return { kind: 'SUBJECT', id, roles: [], scopes: [], assurance, subject: { issuer, subject, ...(civicNo && { civicNo }) } }
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}

function trustedOf(issuers: readonly Issuer[]): ReadonlyMap<string, Trusted> {
  const trust = (issuer: Issuer): Trusted => ({
    ...issuer,
    keySet: keySetOf(issuer),
    worth: new Map(Object.entries(issuer.acr)),
  })
  const trusted = new Map(issuers.map((issuer) => [issuer.issuer, trust(issuer)]))
  if (trusted.size < issuers.length) throw new UserError('Two identity providers have the same issuer: keep one of them.')
  return trusted
}

/** Whose a token is that one of these providers has signed. */
function byToken(from: Trusted, { byToken: find }: ViewerLookup) {
  return async (token: string, now: Date): Promise<Authenticated> => {
    const claims = await verify(token, from, now)
    const { issuer, subjectClaim, assuranceClaim, scopeClaim, worth } = from
    const subject = claims[subjectClaim]
    if (!isText(subject)) return refuse('TOKEN_INVALID')
    const assurance = worth.get(claims[assuranceClaim]) ?? 'LOW'
    const [sessionKey, authorizedParty] = [sessionKeyOf(claims, token), authorizedPartyOf(claims)]
    const signIn = { issuer, subject, day: dayOf(now), sessionKey, assurance, authorizedParty }
    const account = await find(signIn, now).catch(cannotLookUp)
    const civicNo = civicNoOf(claims[from.civicNoClaim])
    if (!account) return { kind: 'VIEWER', viewer: toSubject({ issuer, subject, civicNo }, assurance) }
    if (account.isRevoked) return refuse('SESSION_REVOKED')
    const asked = scopesOf(claims[scopeClaim])
    const scopes = account.scopes.filter((scope) => asked.has(scope))
    return { kind: 'VIEWER', viewer: toViewer({ ...account, scopes }, assurance), locale: account.locale }
  }
}

/** Whose an issued key is. Whoever holds one has shown nothing else: LOW. */
async function byKey(key: string, { byKey: find }: ViewerLookup, now: Date): Promise<Authenticated> {
  const account = await find({ hash: hashOf(key), day: dayOf(now) }, now).catch(cannotLookUp)
  return account ? { kind: 'VIEWER', viewer: toViewer(account, 'LOW') } : refuse('TOKEN_INVALID')
}

/**
 * Turns an Authorization header into who is asking.
 * @returns a function that throws ProviderUnavailable when that cannot be found out now.
 */
export function createAuthenticator({ issuers, lookup, clock, cacheSeconds = 4 }: AuthenticatorOptions): Authenticate {
  const known = remembered(lookup, cacheSeconds)
  const readers = new Map([...trustedOf(issuers)].map(([issuer, from]) => [issuer, byToken(from, known)]))
  return async (authorization) => {
    if (authorization === undefined) return { kind: 'ANONYMOUS' }
    if (authorization.length > maxTokenLength) return refuse('TOKEN_MALFORMED')
    const bearer = /^bearer +([\w.-]+)$/i.exec(authorization)?.[1] ?? ''
    if (bearer.startsWith(keyPrefix) && !bearer.includes('.')) return byKey(bearer, known, clock())
    const token = /^[\w-]+\.[\w-]+\.[\w-]*$/.exec(bearer)?.[0]
    const issuer = token && issuerOf(token)
    if (!token || typeof issuer !== 'string') return refuse('TOKEN_MALFORMED')
    const read = readers.get(issuer)
    return read ? read(token, clock()).catch(refusalOf) : refuse('ISSUER_UNKNOWN')
  }
}
