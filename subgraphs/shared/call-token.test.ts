import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { decodeJwt, generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CallRefused, createCallVerifier, newCallKeys, signCall, type CallVerifier } from './call-token.ts'
import type { CallKey } from './config.ts'
import type { Call } from './viewer.ts'

const noon = new Date('2026-10-05T12:00:00.000Z')
const seconds = (count: number) => new Date(noon.getTime() + count * 1000)
const body = '{"query":"{ viewer { id } }","variables":{"name":"Åsa"}}'
const call: Call = {
  viewer: {
    kind: 'PERSON',
    id: '7d1f3c0a-6f53-4f0e-9d7e-2a5b8f3f1c11',
    roles: [{ role: 'PRINCIPAL', organisationId: '0b8a3f77-1f0a-4a43-8a9a-5e1d7c2b9e22' }],
    assurance: 'HIGH',
    scopes: [],
  },
  requestId: 'request-1',
  locale: 'sv',
  now: new Date('2025-06-12T07:15:00.000Z'),
  idempotencyKey: null,
}

let keys: { privateKey: CallKey; publicKey: CallKey }
let now: Date
let verify: CallVerifier
const clock = () => now
const verifier = (options: { audience?: string; capacity?: number } = {}) =>
  createCallVerifier({ publicKey: keys.publicKey, audience: 'identity', clock, ...options })
const sign = (claims: { audience?: string; call?: Call; body?: string } = {}) =>
  signCall(keys.privateKey, { audience: 'identity', call, body, clock, ...claims })

beforeAll(async () => {
  keys = await newCallKeys()
})
beforeEach(() => {
  now = noon
  verify = verifier()
})

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const header = { alg: 'EdDSA', typ: 'skolgraf-call+jwt' }

/** A good token's claims, changed, and signed by the gateway's own key all the same. */
async function resigned(changes: JWTPayload, protectedHeader = header) {
  const claims = { ...decodeJwt(await sign()), ...changes }
  const key = await importJWK({ ...keys.privateKey } as never, 'EdDSA')
  return new SignJWT(claims).setProtectedHeader(protectedHeader).sign(key)
}

const refused = async (token: string | undefined, sent = body) => {
  const error: unknown = await verify(token, sent).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CallRefused)
  expect((error as CallRefused).message).toBe('The call was refused.')
  return (error as CallRefused).cause
}

describe('a call arrives as it was sent', () => {
  test('by a person, in the time of the request', async () => {
    expect(await verify(await sign(), body)).toEqual(call)
    const english: Call = { ...call, locale: 'en', idempotencyKey: 'k-1' }
    expect(await verify(await sign({ call: english }), body)).toEqual(english)
  })

  test('but not by nobody', async () => {
    const anonymous = { ...call, viewer: null } as unknown as Call
    await expect(verify(await sign({ call: anonymous }), body)).rejects.toThrow(CallRefused)
  })

  test('from a clock two seconds ahead or behind, and until it is thirty seconds old', async () => {
    for (const skew of [2, -2, -30]) {
      now = seconds(skew)
      const token = await sign()
      now = noon
      expect(await verify(token, body)).toEqual(call)
    }
  })
})

describe('refused is a token', () => {
  test('that is missing or no token', async () => {
    for (const token of [undefined, '', 'Bearer', 'a.b.c', `${encode(header)}..`]) await refused(token)
  })

  test('that has expired', async () => {
    const token = await sign()
    now = seconds(33)
    expect(String(await refused(token))).toMatch(/timestamp check failed/)
  })

  test('that comes from the future', async () => {
    now = seconds(10)
    const token = await sign()
    now = noon
    expect(String(await refused(token))).toMatch(/"iat"/)
  })

  test('that allows itself an hour, fresh or old', async () => {
    const token = await resigned({ exp: noon.getTime() / 1000 + 3600 })
    expect(await refused(token)).toBe('valid for too long')
    now = seconds(40)
    expect(String(await refused(token))).toMatch(/"iat"/)
  })

  test('that was seen before, also just before it expires', async () => {
    now = seconds(2)
    const token = await sign()
    now = noon
    await verify(token, body)
    for (const later of [0, 15, 33]) {
      now = seconds(later)
      expect(await refused(token)).toMatch(/^replayed/)
    }
  })

  test('that meets a full memory, until there is room again', async () => {
    verify = verifier({ capacity: 2 })
    const first = await sign()
    await verify(first, body)
    await verify(await sign(), body)
    expect(await refused(await sign())).toMatch(/too many/)
    now = seconds(36)
    expect(await verify(await sign(), body)).toEqual(call)
  })

  test('for another subgraph, or for several', async () => {
    await refused(await sign({ audience: 'pedagogy' }))
    await refused(await resigned({ aud: ['identity', 'pedagogy'] }))
  })

  test('for another body', async () => {
    expect(await refused(await sign(), `${body} `)).toBe('signed for another body')
    expect(await refused(await sign({ body: '' }))).toBe('signed for another body')
  })

  test('from another issuer or of another type', async () => {
    await refused(await resigned({ iss: 'https://login.kommun.se' }))
    await refused(await resigned({}, { ...header, typ: 'JWT' }))
    await refused(await resigned({}, { alg: 'EdDSA' } as typeof header))
  })

  test.each(['aud', 'iss', 'iat', 'exp', 'jti', 'body', 'call'])('without %s', async (claim) => {
    await refused(await resigned({ [claim]: undefined }))
  })

  test.each([
    { viewer: { ...call.viewer, assurance: 'HIGHEST' } },
    { viewer: { ...call.viewer, id: "' or 1=1" } },
    { viewer: undefined },
    { now: 'yesterday' },
    { locale: 'fi' },
  ])('whose call makes no sense: %j', async (changes) => {
    await refused(await resigned({ call: { ...call, now: call.now.toISOString(), ...changes } }))
  })

  test('whose payload was changed', async () => {
    const [head, payload, signature] = (await sign()).split('.')
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as { call: Call }
    await refused(`${head}.${encode({ ...claims, call: { ...claims.call, viewer: null } })}.${signature}`)
  })

  test('signed by another key, or by none', async () => {
    const other = await newCallKeys()
    await refused(await signCall(other.privateKey, { audience: 'identity', call, body, clock }))
    const claims = encode(decodeJwt(await sign()))
    for (const alg of ['none', 'None', 'NONE']) await refused(`${encode({ ...header, alg })}.${claims}.`)
  })

  test('signed by HS256 with the public key as the secret, in whatever form', async () => {
    const publicKey = createPublicKey({ key: { ...keys.publicKey } as JsonWebKey, format: 'jwk' })
    const claims = `${encode({ ...header, alg: 'HS256' })}.${encode(decodeJwt(await sign()))}`
    const secrets = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      Buffer.from(keys.publicKey.x, 'base64url'),
      keys.publicKey.x,
      JSON.stringify(keys.publicKey),
    ]
    for (const secret of secrets) await refused(`${claims}.${createHmac('sha256', secret).update(claims).digest('base64url')}`)
  })

  test('signed by RS256 or ES256', async () => {
    for (const alg of ['RS256', 'ES256']) {
      const { privateKey } = await generateKeyPair(alg)
      await refused(await new SignJWT(decodeJwt(await sign())).setProtectedHeader({ ...header, alg }).sign(privateKey))
    }
  })
})

test('a token that was refused does not use up its id', async () => {
  const token = await sign()
  await refused(token, 'another body')
  await verify(token, body)
})

test('a verifier given the private key by mistake keeps to its public part', async () => {
  verify = createCallVerifier({ publicKey: keys.privateKey, audience: 'identity', clock })
  expect(await verify(await sign(), body)).toEqual(call)
})
