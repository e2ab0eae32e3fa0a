import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GraphQLError } from 'graphql'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Running, runGateway, runSubgraph, type Surroundings } from '../scripts/run.ts'
import { newDemoDatabase } from '../scripts/testing.database.ts'
import { type Answer, post } from '../scripts/testing.ts'
import { administration } from '../subgraphs/administration/administration.ts'
import { governance } from '../subgraphs/governance/governance.ts'
import { identity } from '../subgraphs/identity/identity.ts'
import { pedagogy } from '../subgraphs/pedagogy/pedagogy.ts'
import { newCallKeys } from '../subgraphs/shared/call-token.ts'
import { readConfig } from '../subgraphs/shared/config.ts'
import { maskErrors } from '../subgraphs/shared/errors.ts'
import type { RunningSubgraph } from '../subgraphs/shared/running.ts'
import type { Subgraph } from '../subgraphs/shared/subgraph.ts'
import { subgraphNames } from '../subgraphs/subgraphs.ts'
import { type Ask, remoteSubgraph } from './remote.ts'

/** What no error may tell: how it is built, where it runs, whom it was about. */
const inside =
  /\bselect\b.*\bfrom\b|insert into|stack|node_modules|postgres|subgraph "|\bidentity\b|governance|administration\.|pedagogy\.|skolgraf_|serviceName|\.ts\b|127\.0\.0\.1|\d{6,8}[-+ ]?(\d{4}|TF\d)/i
const secret =
  "select civic_no from identity.person where civic_no = '20120315-2391' at /srv/node_modules/postgres/x.js (skolgraf_app@127.0.0.1)"

const broken: Subgraph = {
  ...governance,
  loaders: (read) => ({
    ...governance.loaders(read),
    kpiValues: () => {
      throw new TypeError(secret)
    },
  }),
}
const issuer = 'http://127.0.0.1:9'
let surroundings: Surroundings
let subgraphs: RunningSubgraph[]
let gateway: Running
const reports = new Map<string, unknown>()
/** What governance answers; it itself unless a test lies in its place. */
let lie: Ask | undefined
beforeAll(async () => {
  const { url } = await newDemoDatabase(inject('adminUrl'))
  const OIDC_ISSUERS = JSON.stringify([{ issuer, audience: 'skolgraf', acr: {} }])
  const config = readConfig({ PORT: '0', DATABASE_URL: url, DEV_PERSONAS: 'true', OIDC_ISSUERS }, subgraphNames)
  surroundings = { config, databaseUrl: url, report: (error, id) => void reports.set(id, error) }
  subgraphs = await Promise.all([identity, broken, administration, pedagogy].map((one) => runSubgraph(one, surroundings)))
  const [own, other, third, fourth] = subgraphs as [RunningSubgraph, RunningSubgraph, RunningSubgraph, RunningSubgraph]
  gateway = await runGateway(
    {
      identity: own.answer,
      governance: (...asked) => (lie ?? other.answer)(...asked),
      administration: third.answer,
      pedagogy: fourth.answer,
    },
    surroundings,
  )
})
afterAll(async () => {
  await gateway.stop()
  for (const one of subgraphs) await one.stop()
})
afterEach(() => {
  lie = undefined
  reports.clear()
})

async function ask(query: string, headers: Record<string, string> = {}): Promise<Answer> {
  const json = { 'content-type': 'application/json' }
  const response = await fetch(new URL('/dev/token', gateway.url), {
    method: 'POST',
    headers: json,
    body: '{"persona":"teacher"}',
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return post(gateway.url, { query }, { authorization: `Bearer ${token}`, ...headers })
}

const figures =
  '{ viewer { kind } organisations(filter: { schoolUnitCodes: ["99990002"] }) { edges { node { kpiValues(filter: { period: "2024/25" }) { period } } } } }'
const kpis = '{ viewer { kind } kpis { code } }'

/** One error with an id that the operator has too, and nothing of what the operator reads. */
function expectMasked({ errors }: Answer, code: string) {
  expect(errors).toMatchObject([{ extensions: { code, errorId: expect.any(String) } }])
  expect(Object.keys(errors[0]!.extensions).sort()).toEqual(['code', 'errorId'])
  // An id may look like a personal identity number.
  expect(JSON.stringify(errors).replace(/"errorId":"[^"]+"/g, '')).not.toMatch(inside)
  const id = errors[0]!.extensions['errorId'] as string
  expect([...reports.keys()]).toEqual([id])
  return reports.get(id)
}

it('A crash in a resolver reads as a fault of ours, and only the operator sees it', async () => {
  const answer = await ask(figures)
  expect(answer.data).toEqual({ viewer: { kind: 'PERSON' }, organisations: { edges: [{ node: { kpiValues: null } }] } })
  expect(expectMasked(answer, 'INTERNAL_SERVER_ERROR')).toMatchObject({ message: secret })
})

it.each([
  { message: secret, extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [secret], query: secret } },
  { message: secret, extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', exception: { stacktrace: [secret] } } },
  { message: secret },
  { message: `Cannot query field "civicNo" on type "Person" of governance`, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  { message: 'Syntax Error in governance', extensions: { code: 'GRAPHQL_PARSE_FAILED' } },
  { message: 'Operation batching disabled at governance', extensions: { code: 'BAD_REQUEST' } },
])('What a subgraph says amiss stays inside: %j', async (error) => {
  lie = async () => ({ data: null, errors: [error] })
  const answer = await ask(kpis)
  expect(answer.data).toEqual({ viewer: { kind: 'PERSON' }, kpis: null })
  expectMasked(answer, 'INTERNAL_SERVER_ERROR')
})

it('A refusal passes with what a client may know, and is no report to the operator', async () => {
  const extensions = { code: 'FORBIDDEN', rule: 'staff', reason: 'NO_ROLE', needs: { role: ['STAFF'] } }
  lie = async () => ({
    data: { kpis: null },
    errors: [
      {
        message: 'You may not see this, 20120315-2391, nor 20120315TF12 or 20120315-tf21.',
        extensions: { ...extensions, sql: secret },
      },
    ],
  })
  const { errors } = await ask(kpis)
  expect(errors).toMatchObject([{ message: 'You may not see this, …, nor … or ….', extensions }])
  expect(errors[0]!.extensions).not.toHaveProperty('sql')
  expect(reports.size).toBe(0)
})

it('What does not fit the schema is left out without a word in `extensions`', async () => {
  lie = async () => ({ data: { kpis: [{ code: null }], extra: secret } })
  const text = JSON.stringify(await ask(kpis))
  expect(text).toMatch(/"kpis":null/)
  expect(text).not.toMatch(/valueCompletion|extra/)
})

describe('A process that answers rubbish is an outage', () => {
  const answers: Record<string, RequestListener> = {
    'a page': (_, response) => response.end('<html>nginx</html>'),
    'an error of the web server': (_, response) => response.writeHead(502).end('governance'),
    'a refusal of our key': (_, response) =>
      response.writeHead(401).end('{"errors":[{"message":"Only the gateway","extensions":{"code":"UNAUTHENTICATED"}}]}'),
    'a way elsewhere': (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    'half an answer': (_, response) => void response.write('{"data":', () => response.destroy()),
    'no object': (_, response) => response.end('null'),
    'a list': (_, response) => response.end('[]'),
  }
  it.each(Object.keys(answers))('%s', async (kind) => {
    const server = createServer(answers[kind])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    lie = remoteSubgraph('governance', url, (await newCallKeys()).privateKey, surroundings.report)
    const answer = await ask(kpis)
    server.close()
    expect(answer).toMatchObject({ status: 200, data: { viewer: { kind: 'PERSON' }, kpis: null } })
    expectMasked(answer, 'SUBGRAPH_UNAVAILABLE')
  })
})

it('An identity provider that does not answer is an outage, and no refusal', async () => {
  const { privateKey } = await generateKeyPair('RS256')
  const token = await new SignJWT({ sub: 'teacher' })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience('skolgraf')
    .setExpirationTime('1h')
    .sign(privateKey)
  const answer = await ask(kpis, { authorization: `Bearer ${token}` })
  expect(answer).toMatchObject({ status: 503, data: null })
  expectMasked(answer, 'SUBGRAPH_UNAVAILABLE')
})

it.each(['two words', 'x'.repeat(201), '', 'åäö'])('The idempotency key "%s" is refused as input', async (key) => {
  const { status, data, errors } = await ask(kpis, { 'idempotency-key': Buffer.from(key).toString('latin1') })
  expect({ status, data, errors }).toMatchObject({
    status: 400,
    data: null,
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  })
  expect([errors.length, reports.size]).toEqual([1, 0])
})

describe('What the database says', () => {
  const codeFor = (code: string) => {
    const original = Object.assign(new Error(secret), { code })
    const { message, extensions } = maskErrors(() => {})(
      { message: secret, path: ['kpis'] },
      new GraphQLError(secret, { originalError: original, path: ['kpis'] }),
    )
    expect(message).not.toMatch(inside)
    return extensions?.['code']
  }

  it.each([
    '08006',
    '53300',
    '57P01',
    '57P03',
    '57014',
    '28P01',
    '3D000',
    '55000',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    'ECONNREFUSED',
    'ECONNRESET',
  ])('%s is an outage: it does not answer, or lets nobody in', (code) => expect(codeFor(code)).toBe('SUBGRAPH_UNAVAILABLE'))
  it.each(['42501', '42P01', '42703', '23505', '23514', '22P02', 'ERR_INVALID_ARG_TYPE'])(
    '%s is a fault of ours, and no refusal',
    (code) => expect(codeFor(code)).toBe('INTERNAL_SERVER_ERROR'),
  )
  it.each(['22021', '22P05'])("%s is a character that it cannot keep, which is the caller's to leave out", (code) =>
    expect(codeFor(code)).toBe('BAD_USER_INPUT'),
  )
})
