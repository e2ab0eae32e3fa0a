import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose'
import { z } from 'zod'
import { systemClock, type Clock } from './clock.ts'
import type { CallKey } from './config.ts'
import type { Call } from './viewer.ts'

const algorithm = 'EdDSA'
const type = 'skolgraf-call+jwt'
const issuer = 'skolgraf-gateway'
const lifetime = 30
const tolerance = 2

/** The caller learns only that it was refused; `cause` says why, for the log. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused'

  constructor(cause: unknown) {
    super('The call was refused.', { cause })
  }
}

export interface CallVerifierOptions {
  readonly publicKey: CryptoKey | CallKey
  readonly audience: string
  readonly clock: Clock
  /** Calls remembered against replay; when so many are still valid, the next is refused. */
  readonly capacity?: number
}

export type CallVerifier = (token: string | undefined, body: string) => Promise<Call>

const digest = (body: string) => createHash('sha256').update(body).digest('base64url')
const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
const isJwk = (key: CryptoKey | CallKey): key is CallKey => 'kty' in key
const toCryptoKey = async (key: CryptoKey | CallKey, { withSecret }: { withSecret: boolean }) => {
  if (!isJwk(key)) return key
  const { kty, crv, x, d } = key
  return await importJWK({ kty, crv, x, ...(withSecret && d ? { d } : {}) }, algorithm)
}

const text = z.string().min(1).max(200)
const assurance = z.enum(['LOW', 'SUBSTANTIAL', 'HIGH'])
const viewer = z.object({
  kind: z.enum(['PERSON', 'CLIENT', 'UNIT', 'SUBJECT']),
  id: z.guid(),
  roles: z.array(z.object({ role: text, organisationId: z.guid() })),
  assurance,
  scopes: z.array(text),
  grants: z.object({ fields: z.array(text), informationClasses: z.array(text) }).optional(),
  subject: z
    .object({
      issuer: text,
      subject: z.string().min(1).max(2000),
      civicNo: z
        .string()
        .regex(/^\d{12}$/)
        .optional(),
    })
    .optional(),
  sessionId: z.guid().optional(),
})
const callShape = z.object({
  viewer,
  requestId: text,
  locale: z.enum(['sv', 'en']),
  now: z.iso.datetime().transform((instant) => new Date(instant)),
  idempotencyKey: text.nullable(),
  authMethods: z.array(z.object({ assurance, issuer: z.string(), acrValues: z.array(z.string()) })).optional(),
})
const claimsShape = z.object({
  // jose would accept a list of audiences; this token is for one subgraph.
  aud: z.string(),
  iat: z.int(),
  exp: z.int(),
  jti: z.string().regex(/^[\w-]{22}$/),
  body: z.string().regex(/^[\w-]{43}$/),
  call: callShape,
})

/** An Ed25519 pair as JSON Web Keys, for tests and for processes of one machine that start together. */
export async function newCallKeys(): Promise<{ privateKey: CallKey; publicKey: CallKey }> {
  const pair = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true })
  const asCallKey = ({ x, d }: JWK): CallKey => ({ kty: 'OKP', crv: 'Ed25519', x: x!, ...(d ? { d } : {}) })
  return { privateKey: asCallKey(await exportJWK(pair.privateKey)), publicKey: asCallKey(await exportJWK(pair.publicKey)) }
}

const signingKeys = new WeakMap<object, Promise<CryptoKey>>()

function signingKeyOf(key: CryptoKey | CallKey): Promise<CryptoKey> {
  const known = signingKeys.get(key)
  if (known) return known
  const imported = toCryptoKey(key, { withSecret: true })
  signingKeys.set(key, imported)
  return imported
}

/** Signs one call to one subgraph. The time is that of the sending: `call.now` may lie seconds back, or years in a test. */
export async function signCall(
  privateKey: CryptoKey | CallKey,
  { audience, call, body, clock = systemClock }: { audience: string; call: Call; body: string; clock?: Clock },
): Promise<string> {
  const issuedAt = Math.floor(clock().getTime() / 1000)
  return new SignJWT({ body: digest(body), call: { ...call, now: call.now.toISOString() } })
    .setProtectedHeader({ alg: algorithm, typ: type })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .setJti(randomBytes(16).toString('base64url'))
    .sign(await signingKeyOf(privateKey))
}

// Not an LRU cache: it would forget a valid id when full, and an attacker could fill it. Every id lives equally long, so a
// Map's order of insertion is the order in which they expire.
function createReplayGuard(capacity: number, clock: Clock): (id: string) => boolean {
  const expiries = new Map<string, number>()
  return (id) => {
    const now = clock().getTime()
    for (const [old, expiry] of expiries) {
      if (expiry > now) break
      expiries.delete(old)
    }
    if (expiries.has(id) || expiries.size >= capacity) return false
    // From when it was seen: a token may be seen `tolerance` before it was issued and until `tolerance` after it expired.
    expiries.set(id, now + (lifetime + 2 * tolerance + 1) * 1000)
    return true
  }
}

/**
 * Checks calls to one subgraph. Replays are remembered by this process alone; towards another replica a stolen token can
 * only repeat the very same body for its 30 seconds, and acts are guarded by their idempotency key.
 * @returns a function that throws CallRefused for whatever is not a call signed for this subgraph, this body and now.
 */
export function createCallVerifier({ publicKey, audience, clock, capacity = 100_000 }: CallVerifierOptions): CallVerifier {
  const key = toCryptoKey(publicKey, { withSecret: false })
  key.catch(() => {})
  const isNew = createReplayGuard(capacity, clock)
  const verify = async (token: string | undefined) => {
    if (!token) throw new Error('no token')
    const { payload } = await jwtVerify(token, await key, {
      algorithms: [algorithm],
      typ: type,
      issuer,
      audience,
      currentDate: clock(),
      clockTolerance: tolerance,
      maxTokenAge: lifetime,
      requiredClaims: ['jti', 'exp', 'body', 'call'],
    })
    return claimsShape.parse(payload)
  }
  return async (token, body) => {
    const claims = await verify(token).catch((cause: unknown) => {
      throw new CallRefused(cause)
    })
    if (claims.exp - claims.iat > lifetime) throw new CallRefused('valid for too long')
    if (!isSame(claims.body, digest(body))) throw new CallRefused('signed for another body')
    if (!isNew(claims.jti)) throw new CallRefused('replayed, or too many calls to remember')
    return claims.call
  }
}
