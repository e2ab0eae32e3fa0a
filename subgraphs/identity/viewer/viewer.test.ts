import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, post, shapes, type World } from '../../../scripts/testing.ts'
import { clientId, personId, slug } from '../demo/keys.ts'

const viewer = `{ viewer { id kind assurance scopes clientApplicationName person { displayName }
  roles { role organisation { displayName } } } }`
const at = (role: string, displayName: string) => ({ role, organisation: { displayName } })

describe.each(shapes)('The viewer, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const rolesOf = async (persona: string) => (await world.ask(persona, '{ viewer { roles { role } } }')).data.viewer?.roles

  it.each([
    ['guardian', 'Jenny Bergström', []],
    ['pupil', 'Alva Bergström', []],
    ['protected-pupil', 'Elin Strand', []],
    ['blocked-guardian', 'Peter Lund', []],
    ['teacher', 'Johan Lindqvist', [at('STAFF', 'Ekhamraskolan')]],
    ['care-staff', 'Fatima Haddad', [at('STAFF', 'Förskolan Smultronet')]],
    ['special-educator', 'Karin Nyström', [at('PUPIL_HEALTH', 'Ekhamraskolan'), at('STAFF', 'Ekhamraskolan')]],
    ['principal', 'Anders Hellström', [at('PRINCIPAL', 'Ekhamraskolan'), at('STAFF', 'Ekhamraskolan')]],
    ['school-admin', 'Monica Berglund', [at('STAFF', 'Ekhamraskolan'), at('UNIT_ADMIN', 'Ekhamraskolan')]],
    ['unit-observer', 'Birgitta Högberg', [at('UNIT_OBSERVER', 'Ekhamraskolan')]],
    ['analyst', 'Oskar Wallin', [at('AUTHORITY_ANALYST', 'Ekhamra kommun')]],
    ['fee-officer', 'Gerd Ståhl', [at('FEE_OFFICE', 'Ekhamra kommun')]],
    ['authority-admin', 'Maria Söderberg', [at('AUTHORITY_ADMIN', 'Ekhamra kommun')]],
  ])('as the %s is %s, with the roles held today', async (persona, name, roles) => {
    const { data, errors } = await world.ask(persona, viewer)
    expect(errors).toEqual([])
    expect(data.viewer).toMatchObject({ id: personId(slug(name)), kind: 'PERSON', scopes: [], clientApplicationName: null })
    expect(data.viewer.person).toEqual({ displayName: name })
    expect(data.viewer.roles.toSorted((a: any, b: any) => a.role.localeCompare(b.role))).toEqual(roles)
  })

  it('is a program with a name, scopes and no person', async () => {
    const { data, errors } = await world.ask('integrator', viewer, { assurance: 'LOW' })
    expect(errors).toEqual([])
    expect(data.viewer).toEqual({
      id: clientId('ekhamra-integration'),
      kind: 'CLIENT',
      assurance: 'LOW',
      scopes: ['kpi-values:import'],
      clientApplicationName: 'Ekhamra integration',
      person: null,
      roles: [at('CLIENT', 'Ekhamra kommun')],
    })
  })

  it.each(['LOW', 'SUBSTANTIAL', 'HIGH'] as const)('has signed in at %s', async (assurance) => {
    expect((await world.ask('guardian', '{ viewer { assurance } }', { assurance })).data.viewer).toEqual({ assurance })
  })

  it('holds a role as long as it lasts, and not a day longer', async () => {
    await world.sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date, end_date)
      select gen_random_uuid(), ${personId('johan-lindqvist')}, role, organisation_id, start_date, '2026-12-01'
      from identity.role_grant where role = 'AUTHORITY_ANALYST'`
    world.travel('2026-12-01')
    expect(await rolesOf('teacher')).toContainEqual({ role: 'AUTHORITY_ANALYST' })
    world.travel('2026-12-02')
    expect(await rolesOf('teacher')).toEqual([{ role: 'STAFF' }])
    world.travel()
    await world.sql`delete from identity.role_grant where end_date = '2026-12-01'`
  })

  it.each([
    ['an account that was closed', `update identity.account set state = 'CLOSED' where subject = 'substitute'`, 'substitute'],
    ['somebody who died', `update identity.person set person_status = 'AVLIDEN' where family_name = 'Wallin'`, 'analyst'],
    ['a program that was stopped', `update identity.client_application set is_active = false`, 'integrator'],
  ])('is nobody with %s', async (_, statement, persona) => {
    expect(await rolesOf(persona)).toBeDefined()
    await world.sql.unsafe(statement)
    const { status, data, errors } = await world.ask(persona, viewer)
    expect({ status, data }).toEqual({ status: 401, data: null })
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason: 'ACCOUNT_UNKNOWN' } }])
  })

  it('is asked to sign in, when there is no token', async () => {
    for (const query of [viewer, '{ __typename organisations { totalCount } }', '{ kpis { code } }', 'mutation { __typename }']) {
      const { status, data, errors } = await world.ask(null, query)
      if (query.startsWith('mutation')) expect(data).toEqual({ __typename: 'Mutation' })
      else {
        expect({ status, data }).toEqual({ status: 401, data: null })
        expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason: 'NO_TOKEN' } }])
      }
    }
    const { errors } = await world.ask(null, viewer, { headers: { 'accept-language': 'sv' } })
    expect(errors[0]!.message).toMatch(/^Logga in/)
  })

  it('may read the description of the schema without one, where it is public', async () => {
    const { status, data, errors } = await world.ask(null, getIntrospectionQuery())
    expect({ status, errors }).toEqual({ status: 200, errors: [] })
    expect(data.__schema.types.map(({ name }: any) => name)).toContain('Person')
  })

  it('may not ask with a token that is none of ours, not even for the schema', async () => {
    for (const authorization of ['Bearer a.b.c', `Bearer ${await world.token('guardian')}x`, 'Basic Z3VhcmRpYW4=']) {
      const { status, errors } = await post(world.url, { query: '{ __typename }' }, { authorization })
      expect(status).toBe(401)
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    }
  })

  it('is refused when the token is old', async () => {
    const authorization = `Bearer ${await world.token('guardian')}`
    expect((await post(world.url, { query: viewer }, { authorization })).status).toBe(200)
    world.travel('2026-11-23')
    const { status, errors } = await post(world.url, { query: viewer }, { authorization })
    expect(status).toBe(401)
    expect(errors).toMatchObject([{ extensions: { reason: 'TOKEN_EXPIRED' } }])
    world.travel()
  })
})
