import { generateKeyPairSync } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hashOf } from '../subgraphs/shared/secret.ts'
import type { Issuer } from './issuer.ts'
import type { Account, KeyUse, SignIn, ViewerLookup } from './lookup.ts'
import { type Authenticate, createAuthenticator } from './viewer.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const login: Issuer = {
  ...{
    issuer: 'urn:login',
    audience: 'skolgraf',
    subjectClaim: 'sub',
    assuranceClaim: 'acr',
    scopeClaim: 'scope',
    civicNoClaim: 'number',
  },
  acr: { strong: 'HIGH' },
  keys: { keys: [publicKey.export({ format: 'jwk' })] },
}
const anna: Account = { kind: 'PERSON', id: 'anna-id', roles: [], scopes: [] }
const preschool: Account = { kind: 'UNIT', id: 'unit-id', roles: [], scopes: [] }
const program: Account = {
  ...{ kind: 'CLIENT', id: 'client-id', roles: [], scopes: ['absence:read', 'grade:read'] },
  grants: { fields: ['Person.id'], informationClasses: ['PEDAGOGY'] },
}
const accounts: Record<string, Account> = { anna, preschool }
const issued = `skg_${'k'.repeat(43)}`
const refusal = (reason: string) => ({ kind: 'REFUSED', reason })

let lookups: SignIn[]
let keys: KeyUse[]
let lookup: ViewerLookup
let authenticate: Authenticate
const open = () =>
  createAuthenticator({
    issuers: [login],
    lookup: { byToken: (...asked) => lookup.byToken(...asked), byKey: (...asked) => lookup.byKey(...asked) },
    clock: () => new Date(),
  })
beforeEach(() => {
  lookups = []
  keys = []
  lookup = {
    byToken: async (signIn) => (lookups.push(signIn), accounts[signIn.subject]),
    byKey: async (use) => (keys.push(use), use.hash === hashOf(issued) ? program : undefined),
  }
  authenticate = open()
})
afterEach(() => void vi.useRealTimers())

const bearer = (token: string) => `Bearer ${token}`
const signed = (claims: JWTPayload) =>
  new SignJWT({ iss: login.issuer, aud: login.audience, sub: 'anna', ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setExpirationTime('1h')
    .sign(privateKey)

describe('who is asking', () => {
  test('is a unit at assurance LOW, however strongly somebody has signed in to the account they share', async () => {
    const token = await signed({ sub: 'preschool', acr: 'strong' })
    expect(await authenticate(bearer(token))).toEqual({ kind: 'VIEWER', viewer: { ...preschool, assurance: 'LOW' } })
  })

  test('is a subject where no account belongs to the token, the same one with every token of theirs', async () => {
    const ask = async (claims: object) => {
      const found = await authenticate(bearer(await signed({ sub: 'stranger', ...claims })))
      return found.kind === 'VIEWER' ? found.viewer : found
    }
    const subject = { issuer: login.issuer, subject: 'stranger' }
    const first = await ask({ acr: 'strong' })
    expect(first).toMatchObject({ kind: 'SUBJECT', roles: [], scopes: [], assurance: 'HIGH', subject })
    expect(await ask({ jti: 'another', acr: 'strong' })).toEqual(first)
    for (const number of ['195001182046', '19500118-2046'])
      expect(await ask({ number })).toMatchObject({ subject: { ...subject, civicNo: '195001182046' } })
    for (const number of ['', '5001182046', 195001182046, ['195001182046']])
      expect((await ask({ number })) as object, String(number)).toHaveProperty('subject', subject)
    expect(await ask({ sub: 'stranger2' })).not.toMatchObject({ id: (first as { id: string }).id })
  })

  test('is not remembered as unknown: whoever has got an account has it at the next request', async () => {
    const token = bearer(await signed({ sub: 'stranger' }))
    expect(await authenticate(token)).toMatchObject({ viewer: { kind: 'SUBJECT' } })
    lookup = { ...lookup, byToken: async () => anna }
    expect(await authenticate(token)).toMatchObject({ viewer: { kind: 'PERSON', id: 'anna-id' } })
  })
})

describe('a sign-in', () => {
  const sessionOf = async (claims: JWTPayload) => {
    await authenticate(bearer(await signed(claims)))
    return lookups.at(-1)!
  }

  test("is the provider's session, else the token; and says which application it was for", async () => {
    expect(await sessionOf({ sid: 's1', jti: 't1', azp: 'app', client_id: 'other' })).toMatchObject({
      sessionKey: 'sid s1',
      authorizedParty: 'app',
    })
    expect(await sessionOf({ sid: 's1', jti: 't2', client_id: 'app2' })).toMatchObject({
      sessionKey: 'sid s1',
      authorizedParty: 'app2',
    })
    expect(await sessionOf({ jti: 't3' })).toMatchObject({ sessionKey: 'jti t3' })
    expect((await sessionOf({ sid: 7, jti: '' })).sessionKey).toMatch(/^token [0-9a-f]{64}$/)
    const token = await signed({})
    expect(await authenticate(bearer(token))).toMatchObject({ kind: 'VIEWER' })
    const known = lookups.length
    // The last character carries two bits that count for nothing.
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const varied = `${token.slice(0, -1)}${last[last.indexOf(token.at(-1)!) ^ 1]}`
    expect(await authenticate(bearer(varied))).toMatchObject({ kind: 'VIEWER' })
    expect(lookups).toHaveLength(known)
    expect((await sessionOf({ sid: 'x'.repeat(3000) })).sessionKey).toMatch(/^sid [0-9a-f]{64}$/)
    expect(await sessionOf({ jti: 't3', azp: 7, client_id: '' })).toMatchObject({ authorizedParty: null })
  })

  test('that was revoked is refused, and no other', async () => {
    lookup = { ...lookup, byToken: async ({ sessionKey }) => ({ ...anna, sessionId: 's', isRevoked: sessionKey === 'sid lost' }) }
    const [lost, kept] = [await signed({ sid: 'lost' }), await signed({ sid: 'kept' })]
    expect(await authenticate(bearer(kept))).toMatchObject({ viewer: { sessionId: 's' } })
    expect(await authenticate(bearer(lost))).toEqual(refusal('SESSION_REVOKED'))
    expect(await authenticate(bearer(kept))).toMatchObject({ kind: 'VIEWER' })
  })

  test('is looked at again within five seconds, and once for all requests between', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    vi.advanceTimersByTime(1)
    authenticate = open()
    let isRevoked = false
    let looks = 0
    lookup = {
      byToken: async () => (looks++, { ...anna, isRevoked }),
      byKey: async () => (isRevoked ? undefined : program),
    }
    const token = bearer(await signed({ sid: 's' }))
    for (const one of [token, bearer(issued)]) expect(await authenticate(one)).toMatchObject({ kind: 'VIEWER' })
    isRevoked = true
    vi.advanceTimersByTime(3_000)
    expect(await authenticate(token)).toMatchObject({ kind: 'VIEWER' })
    vi.advanceTimersByTime(2_000)
    expect(await authenticate(token)).toEqual(refusal('SESSION_REVOKED'))
    expect(await authenticate(bearer(issued))).toEqual(refusal('TOKEN_INVALID'))
    expect(looks).toBe(2)
  })
})

describe('an issued key', () => {
  test('is the client application it was given to, at assurance LOW and with all it may', async () => {
    expect(await authenticate(bearer(issued))).toEqual({ kind: 'VIEWER', viewer: { ...program, assurance: 'LOW' } })
    expect(keys).toMatchObject([{ hash: hashOf(issued) }])
  })

  test('that is wrong is answered as any invalid token, and looked for by its hash alone', async () => {
    const wrong = ['skg_', 'skg_x', `${issued}x`, issued.slice(0, -1)]
    for (const one of wrong) expect(await authenticate(bearer(one))).toEqual(refusal('TOKEN_INVALID'))
    expect(keys.map(({ hash }) => hash)).toEqual(wrong.map(hashOf))
    for (const one of [`${issued}.a.b`, `SKG_${issued.slice(4)}`, `x${issued}`])
      expect(await authenticate(bearer(one))).toEqual(refusal('TOKEN_MALFORMED'))
  })
})
