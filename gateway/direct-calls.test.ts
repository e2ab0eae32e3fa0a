import { createHmac, createPublicKey, type JsonWebKey, randomUUID } from 'node:crypto'
import { decodeJwt, generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../scripts/testing.ts'
import { personas } from '../subgraphs/identity/demo/personas.ts'
import { newCallKeys, signCall } from '../subgraphs/shared/call-token.ts'
import type { Call } from '../subgraphs/shared/viewer.ts'

let world: World
beforeAll(async () => void (world = await openWorld({ shape: 'in many processes' })))
afterAll(() => world.stop())

const idOf = (persona: string) => personas.find((one) => one.persona === persona)!.personId!
const callOf = (persona: string): Call => ({
  viewer: { kind: 'PERSON', id: idOf(persona), roles: [], assurance: 'HIGH', scopes: [] },
  requestId: randomUUID(),
  locale: 'en',
  now: new Date('2026-11-22T11:00:00Z'),
  idempotencyKey: null,
})
const body = JSON.stringify({ query: '{ viewer { id } }' })
const signed = (given: { audience?: string; body?: string; at?: number } = {}) =>
  signCall(world.callKeys.privateKey, {
    audience: given.audience ?? 'identity',
    call: callOf('principal'),
    body: given.body ?? body,
    clock: () => new Date(Date.now() + (given.at ?? 0) * 1000),
  })
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const header = { alg: 'EdDSA', typ: 'skolgraf-call+jwt' }
const claimsOf = async (): Promise<JWTPayload> => decodeJwt(await signed())
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

interface Sent {
  readonly at?: string
  readonly path?: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** The whole answer, but for its date. */
async function send({ at = 'identity', path = '', method = 'POST', headers = {}, body: sent = body }: Sent) {
  const request = { method, headers: { 'content-type': 'application/json', ...headers } }
  const withBody = method === 'GET' || method === 'HEAD' ? request : { ...request, body: sent }
  const response = await fetch(`${world.subgraphUrls[at]}${path}`, withBody)
  const { date: _, ...kept } = Object.fromEntries(response.headers)
  return { status: response.status, headers: kept, text: await response.text() }
}

const refused = {
  status: 401,
  headers: {
    'cache-control': 'no-store',
    connection: 'close',
    'content-type': 'application/json',
    'transfer-encoding': 'chunked',
  },
  text: '{"errors":[{"message":"Only the gateway may ask here.","extensions":{"code":"UNAUTHENTICATED"}}]}',
}

describe('A subgraph answers the gateway', () => {
  it('one call, once', async () => {
    const headers = bearer(await signed())
    expect(await send({ headers })).toMatchObject({
      status: 200,
      text: `{"data":{"viewer":{"id":"${idOf('principal')}"}}}\n`.trim(),
    })
    expect(await send({ headers })).toEqual(refused)
  })

  it('one of five that bring the same token at the same moment', async () => {
    const headers = bearer(await signed())
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ headers })))
    expect(answers.map(({ status }) => (status === 200 ? 1 : 0)).reduce((sum: number, one) => sum + one, 0)).toBe(1)
  })
})

describe('A subgraph gives everything else the same answer, byte for byte', () => {
  it.each(['identity', 'governance', 'administration', 'pedagogy'])(
    'a caller without a token, whatever is asked of %s',
    async (at) => {
      const queries = [
        '{ viewer { id } }',
        '{ _service { sdl } }',
        '{ __schema { types { name } } }',
        '{ __typename }',
        `{ _entities(representations: [{ __typename: "Person", id: "${idOf('pupil')}" }]) { ... on Person { civicNo } } }`,
        'not GraphQL',
      ]
      for (const query of queries) expect(await send({ at, body: JSON.stringify({ query }) })).toEqual(refused)
      for (const sent of ['', '{', '[]', 'null', '\0', '[{"query":"{__typename}"}]'])
        expect(await send({ at, body: sent })).toEqual(refused)
    },
  )

  it('a token that has expired, or is of tomorrow', async () => {
    for (const at of [-33, -3600, 60, 86_400]) expect(await send({ headers: bearer(await signed({ at })) })).toEqual(refused)
  })

  it("identity's token at governance, and governance's at identity", async () => {
    expect(await send({ at: 'governance', headers: bearer(await signed()) })).toEqual(refused)
    expect(await send({ headers: bearer(await signed({ audience: 'governance' })) })).toEqual(refused)
  })

  it('a token signed for another body, also one that differs by a space', async () => {
    const headers = bearer(await signed())
    for (const sent of [`${body} `, JSON.stringify({ query: '{ _service { sdl } }' }), ''])
      expect(await send({ headers, body: sent })).toEqual(refused)
  })

  it('a token that nobody signed, or that was signed with what anyone may know', async () => {
    const claims = encode(await claimsOf())
    for (const alg of ['none', 'None', 'NONE', 'nOnE'])
      for (const signature of ['', 'AA'])
        expect(await send({ headers: bearer(`${encode({ ...header, alg })}.${claims}.${signature}`) })).toEqual(refused)
    const key = createPublicKey({ key: { ...world.callKeys.publicKey } as JsonWebKey, format: 'jwk' })
    const { x } = world.callKeys.publicKey
    const secrets = [
      key.export({ type: 'spki', format: 'pem' }),
      key.export({ type: 'spki', format: 'der' }),
      Buffer.from(x, 'base64url'),
      x,
    ]
    const unsigned = `${encode({ ...header, alg: 'HS256' })}.${claims}`
    for (const secret of secrets) {
      const signature = createHmac('sha256', secret).update(unsigned).digest('base64url')
      expect(await send({ headers: bearer(`${unsigned}.${signature}`) })).toEqual(refused)
    }
  })

  it('a token signed by RS256, by ES256, or by another key, also one it brings along', async () => {
    const claims = await claimsOf()
    for (const alg of ['RS256', 'ES256']) {
      const { privateKey } = await generateKeyPair(alg)
      expect(
        await send({ headers: bearer(await new SignJWT(claims).setProtectedHeader({ ...header, alg }).sign(privateKey)) }),
      ).toEqual(refused)
    }
    const other = await newCallKeys()
    const key = await importJWK({ ...other.privateKey } as never, 'EdDSA')
    for (const more of [{}, { jwk: { ...other.publicKey } }, { jku: 'http://127.0.0.1:9/jwks' }, { kid: '../../dev/null' }]) {
      const token = await new SignJWT(claims).setProtectedHeader({ ...header, ...more } as typeof header).sign(key)
      expect(await send({ headers: bearer(token) })).toEqual(refused)
    }
  })

  it('a token whose payload was changed, or that allows itself an hour', async () => {
    const [head, , signature] = (await signed()).split('.')
    const claims = await claimsOf()
    const call = { ...(claims.call as object), viewer: { ...callOf('authority-admin').viewer } }
    expect(await send({ headers: bearer(`${head}.${encode({ ...claims, call })}.${signature}`) })).toEqual(refused)
    const long = await new SignJWT({ ...claims, exp: claims.iat! + 3600 })
      .setProtectedHeader(header)
      .sign(await importJWK({ ...world.callKeys.privateKey } as never, 'EdDSA'))
    expect(await send({ headers: bearer(long) })).toEqual(refused)
  })

  it("a person's own token, and headers that say who one is", async () => {
    const own = bearer(await world.token('authority-admin'))
    const said = {
      'x-viewer-id': idOf('authority-admin'),
      'x-user': 'admin',
      'x-forwarded-user': 'admin',
      'x-skolgraf-viewer': encode(callOf('principal')),
    }
    for (const headers of [
      own,
      said,
      { ...own, ...said },
      { authorization: 'Basic YWRtaW46YWRtaW4=' },
      { authorization: 'Bearer ' },
    ])
      expect(await send({ headers })).toEqual(refused)
  })

  it('other methods and other paths', async () => {
    const headers = bearer(await signed())
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect(await send({ method, headers })).toEqual(refused)
    const query = encodeURIComponent('{ _service { sdl } }')
    for (const path of [`?query=${query}`, '/graphql', '/.well-known/apollo/server-health', '/../../etc/passwd', '/metrics'])
      for (const method of ['GET', 'POST']) expect(await send({ method, path })).toEqual(refused)
  })

  it('a body of any size', async () => {
    for (const megabytes of [1, 5, 40]) {
      const huge = JSON.stringify({ query: ' '.repeat(megabytes * 1024 * 1024) })
      expect(await send({ body: huge })).toEqual(refused)
      expect(await send({ body: huge, headers: bearer(await signed({ body: huge })) })).toMatchObject({
        status: megabytes < 5 ? 200 : 401,
      })
    }
  })
})

it('The gateway takes no notice of headers that say who one is', async () => {
  const query = '{ viewer { id assurance roles { role } } }'
  const headers = { 'x-viewer-id': idOf('authority-admin'), 'x-roles': 'AUTHORITY_ADMIN', 'x-assurance': 'HIGH' }
  const { data } = await world.ask('teacher', query, { assurance: 'LOW', headers })
  expect(data.viewer).toEqual({ id: idOf('teacher'), assurance: 'LOW', roles: [{ role: 'STAFF' }] })
  for (const sent of [headers, bearer(await signed())])
    expect(await world.ask(null, query, { headers: sent })).toMatchObject({ status: 401, data: null })
})
