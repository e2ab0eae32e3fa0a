import Fastify, { type FastifyInstance } from 'fastify'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPersonas } from './personas.ts'
import type { Account, ViewerLookup } from './lookup.ts'
import { createAuthenticator, type Authenticate } from './viewer.ts'

const personas = [
  { persona: 'teacher', name: 'Anna Berg', description: 'Teacher at Björkskolan.' },
  { persona: 'register', name: 'Schoolsoft', description: 'A client application.', scopes: ['absence:read'] },
]
const accounts: Record<string, Account> = {
  teacher: { kind: 'PERSON', id: 'anna', roles: [], scopes: [] },
  register: { kind: 'CLIENT', id: 'schoolsoft', roles: [], scopes: ['absence:read', 'grade:read'] },
}
const lookingIn = (known: Record<string, Account>): ViewerLookup => ({
  byToken: async ({ subject }) => known[subject],
  byKey: async () => undefined,
})
const start = new Date('2026-10-05T08:00:00Z')

let now: Date
let app: FastifyInstance
let authenticate: Authenticate
const clock = () => now
const dev = () => createPersonas({ personas, clock })
beforeEach(() => {
  now = start
  const { issuer, routes } = dev()
  app = Fastify()
  routes(app)
  authenticate = createAuthenticator({ issuers: [issuer], lookup: lookingIn(accounts), clock })
})
afterEach(() => app.close())

const post = (payload: string | object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/dev/token', payload, headers: { 'content-type': 'application/json', ...headers } })
const tokenFor = async (payload: object) => `Bearer ${(await post(payload)).json<{ access_token: string }>().access_token}`

test('the personas are listed, and kept by nobody', async () => {
  const { headers, ...answer } = await app.inject('/dev/personas')
  expect(answer.json()).toEqual([personas[0], { persona: 'register', name: 'Schoolsoft', description: 'A client application.' }])
  expect(headers['cache-control']).toBe('no-store')
})

test('a token signs in as its persona, with the assurance asked for and otherwise the highest', async () => {
  const { headers, ...answer } = await post({ persona: 'teacher' })
  expect(answer.json()).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 })
  expect(headers['cache-control']).toBe('no-store')
  expect(await authenticate(await tokenFor({ persona: 'teacher' }))).toMatchObject({ viewer: { id: 'anna', assurance: 'HIGH' } })
  for (const assurance of ['LOW', 'SUBSTANTIAL', 'HIGH'])
    expect(await authenticate(await tokenFor({ persona: 'teacher', assurance }))).toMatchObject({ viewer: { assurance } })
})

test('a client application asks for its scopes', async () => {
  expect(await authenticate(await tokenFor({ persona: 'register' }))).toMatchObject({ viewer: { scopes: ['absence:read'] } })
})

test('a token ends after an hour, and with the process', async () => {
  const token = await tokenFor({ persona: 'teacher' })
  const claims = decodeJwt(token.slice('Bearer '.length))
  expect(claims.jti).not.toBe(decodeJwt((await tokenFor({ persona: 'teacher' })).slice('Bearer '.length)).jti)
  expect(claims).toMatchObject({
    client_id: 'skolgraf-dev',
    iss: 'urn:skolgraf:dev',
    aud: 'skolgraf',
    acr: 'urn:skolgraf:dev:HIGH',
  })
  now = new Date(start.getTime() + 3_606_000)
  expect(await authenticate(token)).toEqual({ kind: 'REFUSED', reason: 'TOKEN_EXPIRED' })
  now = start
  const restarted = createAuthenticator({ issuers: [dev().issuer], lookup: lookingIn(accounts), clock })
  expect(await restarted(token)).toEqual({ kind: 'REFUSED', reason: 'TOKEN_INVALID' })
})

test.each([
  { persona: 'rektor' },
  { persona: '__proto__' },
  { persona: 'teacher', assurance: 'HIGHEST' },
  { persona: 'teacher', sub: 'admin' },
  {},
  [],
  'null',
  '{',
  '',
])('%j is answered with what may be sent', async (payload) => {
  const answer = await post(payload)
  expect(answer.statusCode).toBe(400)
  const allowed = 'with persona teacher or register, and assurance LOW, SUBSTANTIAL, or HIGH (HIGH if left out)'
  const message = `Send {"persona": …, "assurance": …} ${allowed}. A "civicNo" of twelve digits may be added.`
  expect(answer.json()).toEqual({ error: 'invalid_request', message })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
  'what a form on another site can send (%s) is refused',
  async (type) => {
    const answer = await post('{"persona":"teacher"}', { 'content-type': type })
    expect([answer.statusCode, answer.json()]).toEqual([
      415,
      { error: 'unsupported_media_type', message: 'Send the content type application/json.' },
    ])
  },
)

test('other routes keep their own ways', async () => {
  app.post('/other', async (request) => ({ body: request.body }))
  const answer = await app.inject({ method: 'POST', url: '/other', payload: 'hej', headers: { 'content-type': 'text/plain' } })
  expect(answer.json()).toEqual({ body: 'hej' })
  expect(answer.headers['cache-control']).toBeUndefined()
})
