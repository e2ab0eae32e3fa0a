import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, post, shapes, type World } from '../scripts/testing.ts'
import { clientId, personId, slug } from '../subgraphs/identity/demo/keys.ts'
import { hashOf, keyPrefix, newSecret } from '../subgraphs/shared/secret.ts'
import { newSigningKey, openProvider, type StubProvider } from './viewer.stub.ts'

const audience = 'https://skolgraf.ekhamra.example'
const query = '{ viewer { kind assurance person { displayName civicNo } } }'

describe.each(shapes)("Signing in through the municipality's OpenID provider, %s", (shape) => {
  let provider: StubProvider
  let world: World
  const key = newSigningKey('one')
  const signIn = async (client: string, claims: object) => {
    provider.use(key, claims)
    // The provider's clock is the real one.
    world.travel(new Date())
    return post(world.url, { query }, { authorization: `Bearer ${await provider.token(client)}` })
  }

  beforeAll(async () => {
    provider = await openProvider(audience, ['jenny', 'stranger'])
    provider.use(key)
    const acr = { 'http://id.elegnamnden.se/loa/1.0/loa3': 'HIGH', 'urn:ekhamra:loa2': 'SUBSTANTIAL' }
    world = await openWorld({ shape, env: { OIDC_ISSUERS: JSON.stringify([{ issuer: provider.issuer, audience, acr }]) } })
    await world.sql`insert into identity.account (id, issuer, subject, person_id)
      values (gen_random_uuid(), ${provider.issuer}, 'jenny', ${personId(slug('Jenny Bergström'))})`
  })
  afterAll(async () => {
    await world.stop()
    await provider.close()
  })

  it('Jenny with BankID is who she is, at assurance HIGH', async () => {
    const { data, errors } = await signIn('jenny', { acr: 'http://id.elegnamnden.se/loa/1.0/loa3' })
    expect(errors).toEqual([])
    expect(data.viewer).toMatchObject({ kind: 'PERSON', assurance: 'HIGH', person: { displayName: 'Jenny Bergström' } })
  })

  it.each(['uncertified-loa3', 'loa3', '', undefined, 3, '__proto__'])(
    'an acr of %j is worth LOW, and she is told what would do',
    async (acr) => {
      const { data, errors } = await signIn('jenny', acr === undefined ? {} : { acr })
      expect(data.viewer).toMatchObject({ assurance: 'LOW', person: { displayName: 'Jenny Bergström', civicNo: null } })
      expect(errors).toMatchObject([
        { path: ['viewer', 'person', 'civicNo'], extensions: { code: 'STEP_UP_REQUIRED', needs: { assurance: 'SUBSTANTIAL' } } },
      ])
      expect(errors[0]!.extensions['acr_values']).toEqual(
        expect.arrayContaining(['http://id.elegnamnden.se/loa/1.0/loa3', 'urn:ekhamra:loa2']),
      )
    },
  )

  it('somebody the provider knows and Skolgraf does not is told so', async () => {
    const { status, data, errors } = await signIn('stranger', {})
    expect([status, data]).toEqual([401, null])
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason: 'ACCOUNT_UNKNOWN' } }])
  })
})

describe.each(shapes)('An issued key, %s', (shape) => {
  let world: World
  const key = newSecret(keyPrefix)
  const ask = (given: string) =>
    post(
      world.url,
      {
        query: `{ viewer { kind assurance clientApplicationName }
      person(id: "${personId(slug('Alva Bergström'))}") { displayName birthDate } }`,
      },
      { authorization: `Bearer ${given}` },
    )

  beforeAll(async () => {
    world = await openWorld({ shape })
    await world.sql`insert into identity.client_key (id, client_application_id, key_hash, hint, issued_by_id, issued_at, expires_at)
      values (gen_random_uuid(), ${clientId('ekhamra-kontosynk')}, ${hashOf(key)}, 'skg_', gen_random_uuid(), '2026-11-01', '2026-12-01')`
  })
  afterAll(() => world.stop())

  it('is its client application, with what is granted to it and no more', async () => {
    const { data, errors } = await ask(key)
    expect(data).toEqual({
      viewer: { kind: 'CLIENT', assurance: 'LOW', clientApplicationName: 'Ekhamra kontosynk' },
      person: { displayName: 'Alva Bergström', birthDate: null },
    })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'NO_GRANT' } }])
  })

  it('that is wrong, too old or revoked is answered as any invalid token', async () => {
    const invalid = { status: 401, data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' } }] }
    expect(await ask(newSecret(keyPrefix))).toMatchObject(invalid)
    world.travel(new Date('2026-12-01T00:00:00Z'))
    expect(await ask(key)).toMatchObject(invalid)
    world.travel()
    await world.sql`update identity.client_key set revoked_at = '2026-11-20'`
    expect(await ask(key)).toMatchObject(invalid)
  })
})
