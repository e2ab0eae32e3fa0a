import { createHmac, createPublicKey } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { type Issuer, ProviderUnavailable } from './issuer.ts'
import type { Account, SignIn, ViewerLookup } from './lookup.ts'
import { type Authenticate, createAuthenticator } from './viewer.ts'
import { newSigningKey, openProvider, type SigningKey, type StubProvider } from './viewer.stub.ts'

const audience = 'https://skolgraf.example'
const clients = ['anna', 'schoolsoft', 'stranger']
const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3'
const acr = { [loa3]: 'HIGH', 'urn:kommun:losenord': 'LOW', 'urn:kommun:tva': 'SUBSTANTIAL' } as const
const anna: Account = { kind: 'PERSON', id: 'anna-id', roles: [{ role: 'PRINCIPAL', organisationId: 'unit' }], scopes: [] }
const schoolsoft: Account = { kind: 'CLIENT', id: 'client-id', roles: [], scopes: ['absence:read', 'grade:read'] }
const accounts: Record<string, Account> = { anna, schoolsoft }

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const bearer = (token: string) => `Bearer ${token}`
const refusal = (reason: string) => ({ kind: 'REFUSED', reason })

let login: StubProvider
let stranger: StubProvider
let key: SigningKey
let lookups: SignIn[]
let now: Date | undefined
let lookup: ViewerLookup
let authenticate: Authenticate
const trust = (issuer: Partial<Issuer> = {}) => {
  const claims = { subjectClaim: 'sub', assuranceClaim: 'acr', scopeClaim: 'scope', civicNoClaim: 'number' }
  const issuers = [{ issuer: login.issuer, audience, acr, ...claims, ...issuer }]
  return createAuthenticator({
    issuers,
    lookup: { byToken: (...asked) => lookup.byToken(...asked), byKey: (...asked) => lookup.byKey(...asked) },
    clock: () => now ?? new Date(),
  })
}

beforeAll(async () => {
  for (const method of ['info', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {})
  key = newSigningKey('one')
  ;[login, stranger] = await Promise.all([openProvider(audience, clients), openProvider(audience, clients)])
  stranger.use(newSigningKey('one'))
})
afterAll(() => Promise.all([login.close(), stranger.close()]))
beforeEach(() => {
  login.use(key)
  lookups = []
  now = undefined
  lookup = {
    byToken: async (signIn) => {
      lookups.push(signIn)
      return accounts[signIn.subject]
    },
    byKey: async () => undefined,
  }
  authenticate = trust()
})
afterEach(() => void vi.useRealTimers())

/** A token as the provider would give it, but for these changes. */
async function forged(claims: Record<string, unknown>, header: Record<string, unknown> = {}, by: SigningKey = key) {
  const good = await login.token('anna')
  const protectedHeader = { ...decodeProtectedHeader(good), alg: 'RS256', ...header }
  return new SignJWT({ ...decodeJwt(good), ...claims }).setProtectedHeader(protectedHeader).sign(by)
}

describe('who is asking', () => {
  test('is the person the token was given to, also when the provider is found by its keys alone', async () => {
    const viewer = { ...anna, assurance: 'LOW' }
    expect(await authenticate(bearer(await login.token('anna')))).toEqual({ kind: 'VIEWER', viewer })
    const found = trust({ jwksUri: `${login.issuer}/jwks` })
    expect(await found(`bearer  ${await login.token('anna')}`)).toEqual({ kind: 'VIEWER', viewer })
  })

  test('is nobody without a token', async () => expect(await authenticate(undefined)).toEqual({ kind: 'ANONYMOUS' }))

  test('is a client application with the scopes that it both holds and asked for', async () => {
    const token = await login.token('schoolsoft', { scope: 'absence:read staff:read' })
    expect(await authenticate(bearer(token))).toMatchObject({ viewer: { kind: 'CLIENT', scopes: ['absence:read'] } })
    expect(await authenticate(bearer(await login.token('schoolsoft')))).toMatchObject({ viewer: { scopes: [] } })
    const listed = await forged({ sub: 'schoolsoft', scope: ['grade:read', 'admin'] })
    expect(await authenticate(bearer(listed))).toMatchObject({ viewer: { scopes: ['grade:read'] } })
  })

  test.each([
    [loa3, 'HIGH'],
    ['urn:kommun:tva', 'SUBSTANTIAL'],
    ['urn:kommun:losenord', 'LOW'],
    ['http://id.swedenconnect.se/loa/1.0/uncertified-loa3', 'LOW'],
    [loa3.toUpperCase(), 'LOW'],
    [[loa3], 'LOW'],
    [{ [loa3]: true }, 'LOW'],
    ['__proto__', 'LOW'],
    ['constructor', 'LOW'],
    [undefined, 'LOW'],
  ])('with the acr %j is of assurance %s', async (value, assurance) => {
    login.use(key, { acr: value })
    expect(await authenticate(bearer(await login.token('anna')))).toMatchObject({ viewer: { assurance } })
  })

  test('is looked up for the school day in Sweden, once for many requests', async () => {
    now = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 23.5 * 3_600_000)
    const token = bearer(await forged({ iat: 0, nbf: 0, exp: now.getTime() / 1000 + 60 }))
    await Promise.all(Array.from({ length: 5 }, () => authenticate(token)))
    const tomorrow = new Date(now.getTime() + 12 * 3_600_000).toISOString().slice(0, 10)
    expect(lookups).toMatchObject([{ issuer: login.issuer, subject: 'anna', day: tomorrow }])
  })
})

describe('refused is', () => {
  test('what is no token', async () => {
    const headers = ['', 'Bearer', 'Bearer x', 'Basic YTpi', 'Bearer a.b.c', `Bearer ${encode({})}.${encode([])}.`]
    for (const header of headers) expect(await authenticate(header)).toEqual(refusal('TOKEN_MALFORMED'))
    const long = await forged({ padding: 'x'.repeat(8192) })
    expect(await authenticate(bearer(long))).toEqual(refusal('TOKEN_MALFORMED'))
    expect(await authenticate(bearer(await forged({ iss: undefined })))).toEqual(refusal('TOKEN_MALFORMED'))
  })

  test('a token that has expired', async () => {
    const token = bearer(await login.token('anna'))
    now = new Date(Date.now() + 606_000)
    expect(await authenticate(token)).toEqual(refusal('TOKEN_EXPIRED'))
  })

  test('a token of a provider we do not trust, even in the name of one we do', async () => {
    expect(await authenticate(bearer(await stranger.token('anna')))).toEqual(refusal('ISSUER_UNKNOWN'))
    const token = await forged({}, {}, newSigningKey('one'))
    expect(await authenticate(bearer(token))).toEqual(refusal('TOKEN_INVALID'))
  })

  test('a token for another service, a token of another type, and one that lacks what it must have', async () => {
    const another = await login.token('anna', { resource: 'https://canteen.example' })
    const tokens = [another, await forged({}, { typ: 'logout+jwt' }), await forged({}, { typ: undefined })]
    for (const claims of [{ exp: undefined }, { sub: undefined }, { sub: 7 }, { sub: '' }, { nbf: 4_000_000_000 }])
      tokens.push(await forged(claims))
    for (const token of tokens) expect(await authenticate(bearer(token))).toEqual(refusal('TOKEN_INVALID'))
    expect(lookups).toEqual([])
  })

  test('a token that nobody signed, or that was signed with the public key as a secret', async () => {
    const [, payload] = (await login.token('anna')).split('.')
    for (const alg of ['none', 'None', 'NONE'])
      expect(await authenticate(`Bearer ${encode({ alg, typ: 'JWT' })}.${payload}.`)).toEqual(refusal('TOKEN_INVALID'))
    const publicKey = createPublicKey({ key, format: 'jwk' })
    const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'one' })}.${payload}`
    for (const secret of [publicKey.export({ type: 'spki', format: 'pem' }), publicKey.export({ type: 'spki', format: 'der' })]) {
      const signature = createHmac('sha256', secret).update(signed).digest('base64url')
      expect(await authenticate(`Bearer ${signed}.${signature}`)).toEqual(refusal('TOKEN_INVALID'))
    }
  })
})

test('a provider that changes its key is followed, and the old key is forgotten', async () => {
  const old = bearer(await login.token('anna'))
  expect(await authenticate(old)).toMatchObject({ kind: 'VIEWER' })
  login.use(newSigningKey('two'))
  const fresh = bearer(await login.token('anna'))
  expect(await authenticate(fresh)).toEqual(refusal('TOKEN_INVALID'))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 })
  expect(await authenticate(fresh)).toMatchObject({ kind: 'VIEWER' })
  expect(await authenticate(old)).toEqual(refusal('TOKEN_INVALID'))
})

test('an outage is no refusal, and is over when it is over', async () => {
  const token = bearer(await login.token('anna'))
  login.fail()
  await expect(authenticate(token)).rejects.toThrow(ProviderUnavailable)
  login.use(key)
  const working = lookup
  const broken = () => Promise.reject(new Error('connection refused'))
  lookup = { byToken: broken, byKey: broken }
  for (const one of [token, 'Bearer skg_x']) await expect(authenticate(one)).rejects.toThrow(ProviderUnavailable)
  lookup = working
  expect(await authenticate(token)).toMatchObject({ kind: 'VIEWER' })
})

test('a discovery document that speaks for another issuer is not believed', async () => {
  const token = bearer(await forged({ iss: `${login.issuer}/` }))
  await expect(trust({ issuer: `${login.issuer}/` })(token)).rejects.toThrow(ProviderUnavailable)
})

test('two providers under one name are refused at start', () => {
  const issuer = {
    issuer: 'urn:a',
    audience,
    acr,
    subjectClaim: 'sub',
    assuranceClaim: 'acr',
    scopeClaim: 'scope',
    civicNoClaim: 'number',
  }
  const options = { issuers: [issuer, issuer], lookup, clock: () => new Date() }
  expect(() => createAuthenticator(options)).toThrow(UserError)
})
