import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { personaNames } from '../../../gateway/access/walls.ts'
import { openProvider, newSigningKey, type StubProvider } from '../../../gateway/viewer.stub.ts'
import { outcome, perform } from '../account/account.testing.ts'
import { personId } from '../demo/keys.ts'

const fields = 'id assurance authorizedParty firstSeenAt lastSeenAt revokedAt isCurrent permittedActions'
const list = `query ($first: Int, $after: String) { viewer { session { id isCurrent assurance } sessions(first: $first, after: $after) {
  edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } } }`

describe.each(shapes)('Sign-ins, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const at = (time: string) => world.travel(new Date(`2026-11-22T${time}Z`))
  const sessions = async (persona: string, variables: object = {}, assurance: 'LOW' | 'HIGH' = 'HIGH') => {
    const { data, errors, status } = await world.ask(persona, list, { variables: { ...variables }, assurance })
    if (status !== 200) return { refused: errors[0]!.extensions['reason'] }
    return {
      session: data.viewer.session,
      nodes: data.viewer.sessions.edges.map(({ node }: any) => node),
      pageInfo: data.viewer.sessions.pageInfo,
    }
  }

  it('are listed for whose they are, the latest used first', async () => {
    at('08:00:00')
    await sessions('guardian', {}, 'LOW')
    at('09:00:00')
    const { session, nodes } = await sessions('guardian')
    expect(nodes).toMatchObject([
      { assurance: 'HIGH', isCurrent: true, firstSeenAt: '2026-11-22T09:00:00.000Z', revokedAt: null },
      { assurance: 'LOW', isCurrent: false, lastSeenAt: '2026-11-22T08:00:00.000Z', permittedActions: ['REVOKE_SESSION'] },
    ])
    expect(nodes.map(({ authorizedParty }: any) => authorizedParty)).toEqual(['skolgraf-dev', 'skolgraf-dev'])
    expect(session).toEqual({ id: nodes[0].id, isCurrent: true, assurance: 'HIGH' })
    expect((await sessions('teacher')).nodes).toHaveLength(1)
  })

  it('come in pages, each once', async () => {
    for (let hour = 10; hour < 15; hour += 1) {
      at(`${hour}:00:00`)
      await sessions('mentor')
    }
    const { nodes } = await sessions('mentor')
    expect(nodes).toHaveLength(5)
    const first = await sessions('mentor', { first: 3 })
    const rest = await sessions('mentor', { first: 3, after: first.pageInfo.endCursor })
    expect([...first.nodes, ...rest.nodes]).toEqual(nodes)
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false])
    const forged = Buffer.from(JSON.stringify(['yesterday', nodes[0].id])).toString('base64url')
    expect((await world.ask('mentor', list, { variables: { after: forged } })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('are revoked one by one: the token is refused, and the others are not', async () => {
    at('15:00:00')
    const { nodes } = await sessions('pupil', {}, 'LOW')
    const input = { sessionId: nodes[0].id }
    const revoked = await perform(world, 'pupil', 'revokeSession', input, 'session { id revokedAt permittedActions }')
    expect(revoked).toMatchObject({ code: 'DONE', session: { revokedAt: '2026-11-22T15:00:00.000Z', permittedActions: [] } })
    const { status, errors } = await world.ask('pupil', '{ viewer { id } }', {
      assurance: 'LOW',
      headers: { 'accept-language': 'sv' },
    })
    expect({ status, errors }).toMatchObject({
      status: 401,
      errors: [
        { message: expect.stringMatching(/återkallats/), extensions: { code: 'UNAUTHENTICATED', reason: 'SESSION_REVOKED' } },
      ],
    })
    expect((await sessions('pupil')).nodes.filter(({ revokedAt }: any) => revokedAt)).toHaveLength(1)
    expect(await outcome(world, 'pupil', 'revokeSession', input)).toBe('ALREADY_REVOKED')
  })

  it("are revoked all but one's own", async () => {
    at('16:00:00')
    await sessions('adult-pupil', {}, 'LOW')
    await sessions('adult-pupil')
    const revoked = await perform(world, 'adult-pupil', 'revokeOtherSessions', {}, 'revokedCount')
    expect(revoked).toMatchObject({ code: 'DONE', revokedCount: 1 })
    expect(await sessions('adult-pupil', {}, 'LOW')).toEqual({ refused: 'SESSION_REVOKED' })
    expect((await sessions('adult-pupil')).nodes).toHaveLength(2)
    expect(await perform(world, 'adult-pupil', 'revokeOtherSessions', {}, 'revokedCount')).toMatchObject({ revokedCount: 0 })
    expect(await outcome(world, 'shared-preschool', 'revokeOtherSessions', {})).toBe('NO_SESSION')
    expect(await outcome(world, 'integrator', 'revokeOtherSessions', {})).toBe('FORBIDDEN')
  })

  it("are nobody else's to see or revoke, and programs and shared accounts have none", { timeout: 60_000 }, async () => {
    const { nodes } = await sessions('principal')
    for (const persona of personaNames.filter((one) => one !== 'principal')) {
      const refused = ['integrator', 'account-sync'].includes(persona) ? 'FORBIDDEN' : 'NOT_FOUND'
      expect(await outcome(world, persona, 'revokeSession', { sessionId: nodes[0].id }), persona).toBe(refused)
    }
    expect((await sessions('principal')).nodes[0].revokedAt).toBeNull()
    expect(await outcome(world, 'principal', 'revokeSession', { sessionId: nodes[0].id })).toBe('DONE')
    expect((await sessions('shared-preschool')).session).toBeNull()
    const [kept] =
      await world.sql`select count(*)::int as count from identity.session s join identity.account a on a.id = s.account_id
      where a.person_id is null`
    expect(kept!['count']).toBe(0)
    const refused = await world.ask('integrator', '{ viewer { session { id } } }')
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'NO_GRANT' } }])
  })

  it('tell how to sign in more strongly, by any provider', async () => {
    at('17:00:00')
    const { data, errors } = await world.ask(
      'guardian',
      '{ viewer { session { assurance authMethods { assurance issuer acrValues } } } }',
      {
        assurance: 'SUBSTANTIAL',
      },
    )
    const [low, substantial, high] = ['LOW', 'SUBSTANTIAL', 'HIGH'].map((level) => `urn:skolgraf:dev:${level}`)
    expect(errors).toEqual([])
    expect(data.viewer.session).toEqual({
      assurance: 'SUBSTANTIAL',
      authMethods: [
        { assurance: 'LOW', issuer: 'urn:skolgraf:dev', acrValues: [low, substantial, high] },
        { assurance: 'SUBSTANTIAL', issuer: 'urn:skolgraf:dev', acrValues: [substantial, high] },
        { assurance: 'HIGH', issuer: 'urn:skolgraf:dev', acrValues: [high] },
      ],
    })
  })
})

describe("A municipality's own provider", () => {
  const audience = 'https://skolgraf.ekhamra.example'
  const key = newSigningKey('one')
  let provider: StubProvider
  let world: World
  beforeAll(async () => {
    provider = await openProvider(audience, ['jenny'])
    const acr = { loa3: 'HIGH', loa2: 'SUBSTANTIAL' }
    world = await openWorld({ env: { OIDC_ISSUERS: JSON.stringify([{ issuer: provider.issuer, audience, acr }]) } })
    world.travel(new Date())
    await world.sql`insert into identity.account (id, issuer, subject, person_id)
      values (gen_random_uuid(), ${provider.issuer}, 'jenny', ${personId('jenny-bergstrom')})`
  })
  afterAll(async () => {
    await world.stop()
    await provider.close()
  })
  const ask = async (claims: object, query: string) => {
    provider.use(key, claims)
    return post(world.url, { query }, { authorization: `Bearer ${await provider.token('jenny')}` })
  }

  it('has sessions of its own: all tokens of one are one sign-in, and end together', async () => {
    const one = '{ viewer { session { id assurance authorizedParty } } }'
    const first = (await ask({ sid: 'browser' }, one)).data.viewer.session
    const stronger = (await ask({ sid: 'browser', acr: 'loa3' }, one)).data.viewer.session
    const other = (await ask({ sid: 'phone' }, one)).data.viewer.session
    expect(stronger).toEqual({ id: first.id, assurance: 'HIGH', authorizedParty: 'jenny' })
    expect(other.id).not.toBe(first.id)
    const revoke = `mutation { revokeSession(input: { sessionId: "${first.id}" }) { userErrors { code } } }`
    expect((await ask({ sid: 'phone' }, revoke)).data.revokeSession.userErrors).toEqual([])
    expect(await ask({ sid: 'browser' }, one)).toMatchObject({
      status: 401,
      errors: [{ extensions: { reason: 'SESSION_REVOKED' } }],
    })
    expect((await ask({ sid: 'phone' }, one)).status).toBe(200)
    expect((await ask({}, one)).status).toBe(200)
  })

  it('is among the ways to sign in', async () => {
    const { data } = await ask({}, '{ viewer { session { authMethods { assurance issuer acrValues } } } }')
    const own = data.viewer.session.authMethods.filter(({ issuer }: any) => issuer === provider.issuer)
    expect(own.map(({ assurance, acrValues }: any) => [assurance, acrValues])).toEqual([
      ['LOW', ['loa3', 'loa2']],
      ['SUBSTANTIAL', ['loa3', 'loa2']],
      ['HIGH', ['loa3']],
    ])
  })
})
