import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../scripts/testing.ts'
import { bodyLimit } from './limits.ts'

let world: World
let signedIn: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  signedIn = { authorization: `Bearer ${await world.token('teacher')}` }
})
afterAll(() => world.stop())
// The operator is not woken by what callers get wrong.
afterEach(() => expect(world.reports.splice(0)).toEqual([]))

const who = '{ viewer { kind } }'

/** Sends what no client of ours would, and reads the whole answer. */
async function send(
  init: Omit<RequestInit, 'headers'> & { readonly path?: string; readonly headers?: Record<string, string> } = {},
) {
  const headers = { 'content-type': 'application/json', ...signedIn, ...init.headers }
  const response = await fetch(new URL(init.path ?? '/graphql', world.url), { method: 'POST', ...init, headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text }
}

async function expectMistake(answer: ReturnType<typeof send>, status: number, message: RegExp) {
  const { headers, text, ...rest } = await answer
  expect([rest.status, headers.get('cache-control')]).toEqual([status, 'no-store'])
  expect(headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/)
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: expect.stringMatching(message), extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }],
  })
}

describe('What is no GraphQL request gets one error that says what to send', () => {
  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
    await expectMistake(send({ method, path: '/graphql?query={viewer{kind}}' }), 405, /^Send a GraphQL request: POST/)
    expect((await send({ method })).headers.get('allow')).toBe('POST')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', ''])(
    'the content type "%s", which a page elsewhere could send or nobody reads',
    async (type) => {
      for (const body of [JSON.stringify({ query: who }), `query=${who}`])
        await expectMistake(send({ headers: { 'content-type': type }, body }), 415, /^Send a GraphQL request: POST/)
    },
  )

  it.each([
    '',
    '{',
    '[]',
    'null',
    '1',
    '"query"',
    '{"query":1}',
    '{"query":""}',
    '{"query":{}}',
    '{}',
    '{"__proto__":{"query":"{ viewer { kind } }"}}',
  ])('the body %s', (body) => expectMistake(send({ body }), 400, /^Send a GraphQL request: POST|batch|quer(y|ies)|POST body/))

  it.each(['variables', 'extensions', 'operationName'])('%s of another type', (key) =>
    expectMistake(send({ body: JSON.stringify({ query: who, [key]: key === 'operationName' ? 1 : 'x' }) }), 400, new RegExp(key)),
  )

  it('a batch', () => expectMistake(send({ body: JSON.stringify([{ query: who }, { query: who }]) }), 400, /batch/))

  it('a persisted query, with or without the query', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
    for (const query of [undefined, who])
      await expectMistake(send({ body: JSON.stringify({ query, extensions }) }), 400, /persisted queries/i)
  })

  it('an operation that is not there, or not named', async () => {
    const two = 'query A { viewer { kind } } query B { viewer { id } }'
    for (const body of [{ query: who, operationName: 'B' }, { query: two }, { query: two, operationName: 'C' }])
      await expectMistake(send({ body: JSON.stringify(body) }), 400, /operation/)
    await expectMistake(send({ body: JSON.stringify({ query: 'subscription { x }' }) }), 400, /subscription/)
  })

  it('an answer in a form that nobody writes', () =>
    expectMistake(send({ headers: { accept: 'text/html' }, body: JSON.stringify({ query: who }) }), 406, /accept/))

  it('a path where nothing is, also one that nobody can read', async () => {
    for (const path of ['/', '/graphql/', '/graphql/x', '/.env', '/..%2fpackage.json', '/graphql/%zz'])
      for (const init of [{ method: 'GET' }, { body: '{}' }])
        await expectMistake(send({ ...init, path }), path.includes('%zz') ? 400 : 404, /\/graphql/)
  })

  it('more than the limit, signed in or not', async () => {
    const body = JSON.stringify({ query: ' '.repeat(bodyLimit) })
    for (const headers of [{}, { authorization: '' }])
      await expectMistake(send({ body, headers }), 413, new RegExp(`larger than ${bodyLimit / 1024} KB`))
  })
})
