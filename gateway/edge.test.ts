import { getIntrospectionQuery } from 'graphql'
import { SignJWT, generateKeyPair } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runAll } from '../scripts/run.ts'
import { openWorld, post, type World } from '../scripts/testing.ts'
import { readConfig } from '../subgraphs/shared/config.ts'
import { subgraphNames, subgraphs } from '../subgraphs/subgraphs.ts'

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
const times = (length: number, write: (index: number) => string) => Array.from({ length }, (_, index) => write(index)).join(' ')

/** Sends what no client of ours would, and reads the whole answer. */
async function send(
  init: Omit<RequestInit, 'headers'> & { readonly path?: string; readonly headers?: Record<string, string> } = {},
) {
  const headers = { 'content-type': 'application/json', ...signedIn, ...init.headers }
  const response = await fetch(new URL(init.path ?? '/graphql', world.url), { method: 'POST', ...init, headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text }
}

describe('Every answer', () => {
  it('is kept by nobody, and holds no extensions of its own', async () => {
    const unknown = `{ person(id: "${crypto.randomUUID()}") { id } }`
    for (const query of [
      who,
      unknown,
      '{ nope }',
      '{ viewer {',
      '{ __typename }',
      '{ organisations(first: 101) { totalCount } }',
    ]) {
      const { headers, text } = await send({ body: JSON.stringify({ query, extensions: { tracing: true } }) })
      expect([headers.get('cache-control'), headers.get('set-cookie')]).toEqual(['no-store', null])
      expect(Object.keys(JSON.parse(text) as object).filter((key) => key !== 'data' && key !== 'errors')).toEqual([])
    }
    for (const path of ['/dev/personas', '/dev/token', '/graphiql/nothing'])
      expect((await send({ method: 'GET', path })).headers.get('cache-control')).toBe('no-store')
  })

  it('that a client may want in the newer form is given in it, with its status', async () => {
    const accept = 'application/graphql-response+json'
    const good = await send({ headers: { accept }, body: JSON.stringify({ query: who }) })
    expect([good.status, good.headers.get('content-type'), good.text.trim()]).toEqual([
      200,
      `${accept}; charset=utf-8`,
      '{"data":{"viewer":{"kind":"PERSON"}}}',
    ])
    expect((await send({ headers: { accept }, body: JSON.stringify({ query: '{ nope }' }) })).status).toBe(400)
  })

  it('of a refusal is in the language that is asked for', async () => {
    const query = '{ organisations(first: 1) { edges { node { kpiValues(filter: { period: "2024/25" }) { period } } } } }'
    const languages = {
      sv: /^Du får inte/,
      'sv-SE,sv;q=0.9,en;q=0.8': /^Du får/,
      'sv;q=0.5,en': /^You may not/,
      en: /^You may not/,
      fi: /^You may not/,
      '': /^You may not/,
    }
    for (const [language, message] of Object.entries(languages)) {
      const { errors } = await world.ask('guardian', query, { headers: { 'accept-language': language } })
      expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'FORBIDDEN' } }])
    }
    const { errors } = await world.ask(null, who, { headers: { 'accept-language': 'sv' } })
    expect(errors[0]?.message).toMatch(/^Logga in/)
  })
})

describe('A request that asks for too much is refused before anything runs', () => {
  const nest = times(20, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`)
  const deep = `{ viewer { person { ${'responsibles { person { '.repeat(6)} displayName ${'} }'.repeat(6)} } } }`
  it.each([
    ['10,000 aliases', `{ viewer { ${times(10_000, (i) => `_${i.toString(36)}:id`)} } }`, 'tokens'],
    ['31 aliases', `{ viewer { ${times(31, (i) => `a${i}: id`)} } }`, 'aliases'],
    ['10,000 times __typename', `{ viewer { ${times(10_000, () => '__typename')} } }`, 'tokens'],
    ['201 times __typename', `{ viewer { ${times(201, () => '__typename')} } }`, 'typenames'],
    ['a bomb of fragments', `{ viewer { ...F0 } } ${nest} fragment F20 on Viewer { id }`, 'selections'],
    ['what lies deep', deep, 'depth'],
    ['introspection again and again', `{ ${times(5, (i) => `a${i}: __schema { types { name } }`)} }`, 'introspections'],
  ])('%s', async (_, query, limit) => {
    world.takeStatements()
    const { status, data, errors } = await world.ask('teacher', query)
    expect({ status, data, errors }).toMatchObject({
      status: 400,
      data: null,
      errors: [{ extensions: { code: 'BAD_USER_INPUT', limit } }],
    })
    expect(world.takeStatements().filter((statement) => !statement.includes('viewerFor'))).toEqual([])
  })

  it.each([0, -1, 101, 2_147_483_647])('a page of %i', async (first) => {
    const { data, errors } = await world.ask(
      'teacher',
      '# page\nquery Q($first: Int) { organisations(first: $first) { totalCount } }',
      { variables: { first } },
    )
    expect(data?.organisations ?? null).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('Without a token of ours', () => {
  const introspection = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true })

  it('GraphiQL reads the schema where it is public, and nothing else', async () => {
    expect(await world.ask(null, introspection)).toMatchObject({
      status: 200,
      errors: [],
      data: { __schema: { queryType: { name: 'Query' } } },
    })
    for (const query of [
      who,
      `{ __typename ${who.slice(1)}`,
      '{ ... on Query { viewer { kind } } }',
      '{ ...F } fragment F on Query { viewer { kind } }',
      '{ kind: viewer { kind } }',
      'mutation { correctOrganisationName(input: { organisationId: "x", displayName: "x", expectedVersion: 1 }) { userErrors { code } } }',
    ])
      expect(await world.ask(null, query)).toMatchObject({
        status: 401,
        data: null,
        errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'NO_TOKEN' } }],
      })
  })

  it('nobody reads anything where the schema is not public', async () => {
    const env = { PORT: '0', DATABASE_URL: world.database.url, PUBLIC_SCHEMA: 'false', DEV_PERSONAS: 'true' }
    const closed = await runAll(subgraphs, {
      config: readConfig(env, subgraphNames),
      databaseUrl: world.database.url,
      report: () => {},
    })
    for (const query of [introspection, '{ __typename }', who])
      expect(await post(closed.url, { query })).toMatchObject({
        status: 401,
        data: null,
        errors: [{ extensions: { reason: 'NO_TOKEN' } }],
      })
    await closed.stop()
  })

  const expectReason = async (token: string, reason: string) =>
    expect(await post(world.url, { query: introspection }, { authorization: `Bearer ${token}` })).toMatchObject({
      status: 401,
      data: null,
      errors: [{ message: expect.stringMatching(/token/), extensions: { code: 'UNAUTHENTICATED', reason } }],
    })

  it('the caller is told what is wrong with the token', async () => {
    const { privateKey } = await generateKeyPair('EdDSA')
    const foreign = (issuer: string) =>
      new SignJWT({ sub: 'teacher' })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience('skolgraf')
        .setExpirationTime('1h')
        .sign(privateKey)
    await expectReason('nonsense', 'TOKEN_MALFORMED')
    await expectReason(await foreign('https://login.example'), 'ISSUER_UNKNOWN')
    await expectReason(await foreign('urn:skolgraf:dev'), 'TOKEN_INVALID')
    await world.sql`update identity.account set state = 'CLOSED' where subject = 'substitute'`
    await expectReason(await world.token('substitute'), 'ACCOUNT_UNKNOWN')
    const token = await world.token('teacher')
    world.travel('2026-11-23')
    await expectReason(token, 'TOKEN_EXPIRED')
    world.travel()
  })
})
