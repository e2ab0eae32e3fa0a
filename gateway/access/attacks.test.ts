import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, openWorld, post, shapes, type World } from '../../scripts/testing.ts'
import { groupId, personId } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { standings } from './matrix.expectations.ts'

const alva = personId('alva-bergstrom')
const elin = personId('elin-strand')
const unknown = '00000000-0000-4000-8000-000000000000'
const everything = `id givenName familyName civicNo birthDate securityMarking workEmail emails { value }
  phoneNumbers { value } addresses { streetAddress } enrolments { startDate } responsibles { person { id } }
  groupMemberships { group { id } } duties { id }`
const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code)

describe.each(shapes)('An attacker, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const strangersTo = (target: string) => Object.keys(standings).filter((persona) => standings[persona]![target] === '-')

  it('learns nothing of Elin: her id answers byte for byte as one that never was', async () => {
    for (const persona of strangersTo('elin')) {
      const ask = async (id: string) => {
        const { data, errors, status } = await world.ask(persona, `query ($id: ID!) { person(id: $id) { ${everything} } }`, {
          variables: { id },
        })
        return JSON.stringify([status, data, errors])
      }
      expect(await ask(elin), `as ${persona}`).toBe(await ask(unknown))
      expect((await ask(personId('eva-lundin'))) === (await ask(unknown)), `as ${persona}`).toBe(
        standings[persona]!['eva'] === '-',
      )
    }
  })

  it('finds no trace of a protected person in anything that strangers may list', async () => {
    const ids = ['elin-strand', 'eva-lundin', 'katarina-strand'].map(personId)
    const traces = ['Elin', 'Strand', 'Katarina', 'Lundin', 'EVALUN', ...ids]
    const query = `{
      groups(first: 20) { pageInfo { endCursor } edges { cursor node {
        displayName memberships { person { id displayName } }
        assignmentRoles { duty { id person { id displayName } } }
        activities { teachers { duty { person { displayName } } } } } } }
      organisation(id: "${unitId('ekhamraskolan')}") {
        duties(first: 100) { edges { cursor node { signature person { displayName workEmail } } } } } }`
    // Not the authority's administrator: relations asked row by row make twenty of her groups take seconds.
    for (const persona of strangersTo('elin').filter((one) => standings[one]!['eva'] === '-' && one !== 'authority-admin')) {
      const answer = await world.ask(persona, query)
      // A client application is refused every list it is not granted, and says no more.
      const other = answer.errors.filter(({ extensions }) => extensions['reason'] !== 'NO_GRANT')
      expect(other, `as ${persona}`).toEqual([])
      for (const trace of traces) expect(JSON.stringify(answer.data).includes(trace), `${persona} ${trace}`).toBe(false)
    }
  })

  it('counts no protected pupil: the class has as many members to a stranger with or without her', async () => {
    const count = async (persona: string) => {
      const { data } = await world.ask(persona, `{ group(id: "${groupId('ekhamraskolan/7A')}") { memberships { startDate } } }`)
      return data.group.memberships.length as number
    }
    expect([await count('teacher'), await count('school-admin'), await count('special-educator')]).toEqual([20, 19, 19])
  })

  it('gets the same refusals for aliases, fragments and directives as for the plain field', async () => {
    const ask = (selection: string) => world.ask('pupil', `{ person(id: "${personId('hugo-persson')}") { ${selection} } }`)
    for (const selection of [
      'givenName: civicNo',
      'id: birthDate',
      '...F } } fragment F on Person { civicNo } query G { viewer { id',
      '... on Person { civicNo }',
      'civicNo @include(if: true)',
      'civicNo @skip(if: false)',
      '... @include(if: true) { civicNo }',
    ]) {
      const query = `query A { person(id: "${personId('hugo-persson')}") { ${selection} } }`
      const answer = selection.startsWith('...F')
        ? await post(world.url, { query, operationName: 'A' }, { authorization: `Bearer ${await world.token('pupil')}` })
        : await ask(selection)
      expect(codesOf(answer), `for ${selection}`).toEqual(['FORBIDDEN'])
      expect(Object.values(answer.data.person), `for ${selection}`).toEqual([null])
    }
    expect((await ask('civicNo @skip(if: true) displayName')).data).toEqual({ person: { displayName: 'Hugo Persson' } })
  })

  it('mixes nobody up: one request about several persons, in any order and under one name', async () => {
    const nils = personId('nils-bergstrom')
    const query = `{ a: person(id: "${alva}") { ...P } b: person(id: "${nils}") { ...P } viewer { person { ...P } }
      c: person(id: "${alva}") { again: civicNo } } fragment P on Person { givenName civicNo }`
    const { data, errors } = await world.ask('guardian-other-parent', query)
    expect(errors).toEqual([])
    expect(data.b).toBeNull()
    expect(data.a.civicNo).toBe(data.c.again)
    expect(data.viewer.person).toMatchObject({ givenName: 'Marcus' })
    const clash = await world.ask('pupil', `{ person(id: "${alva}") { id } person(id: "${elin}") { id } }`)
    expect([clash.data, codesOf(clash)]).toEqual([null, ['GRAPHQL_VALIDATION_FAILED']])
  })

  it('cannot batch, use GET, or name an operation that is not there', async () => {
    const authorization = { authorization: `Bearer ${await world.token('principal')}` }
    const query = `{ person(id: "${alva}") { givenName } }`
    const batch = await post(world.url, [{ query }, { query }], authorization)
    expect([batch.status, batch.data]).toEqual([400, null])
    const got = await fetch(`${world.url}?query=${encodeURIComponent(query)}`, { headers: authorization })
    expect(got.status).toBeGreaterThanOrEqual(400)
    expect(await got.text()).not.toContain('Alva')
    const form = await fetch(world.url, {
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/x-www-form-urlencoded' },
      body: `query=${encodeURIComponent(query)}`,
    })
    expect(form.status).toBeGreaterThanOrEqual(400)
    expect((await post(world.url, { query, operationName: 'Other' }, authorization)).data).toBeNull()
  })

  it('believes no header about who is asking', async () => {
    const viewer = JSON.stringify({ kind: 'PERSON', id: personId('anders-hellstrom'), roles: [], assurance: 'HIGH', scopes: [] })
    const headers = {
      'x-viewer': viewer,
      viewer,
      'x-user-id': personId('anders-hellstrom'),
      'x-forwarded-user': 'principal',
      'x-assurance': 'HIGH',
    }
    const { data } = await world.ask('blocked-guardian', `{ viewer { id assurance } person(id: "${elin}") { id } }`, {
      headers,
      assurance: 'LOW',
    })
    expect(data).toEqual({ viewer: { id: personId('peter-lund'), assurance: 'LOW' }, person: null })
  })

  it('finds no type or field by introspection that the contract does not have', async () => {
    const { data } = await world.ask('pupil', '{ __schema { types { name } directives { name } queryType { fields { name } } } }')
    const names = data.__schema.types.map(({ name }: any) => name) as string[]
    expect(names.filter((name) => /^_[^_]|^join__|^link__|Audit|Hash/.test(name))).toEqual([])
    expect(data.__schema.queryType.fields.map(({ name }: any) => name).filter((name: string) => name.startsWith('_'))).toEqual([])
    for (const hidden of ['_Service', '_Entity', '_Any', 'join__Graph'])
      expect((await world.ask('pupil', `{ __type(name: "${hidden}") { name } }`)).data.__type).toBeNull()
  })

  it('does no act for an organisation that is not theirs', async () => {
    const foreign = '11111111-1111-4111-8111-111111111111'
    await world.sql`insert into identity.organisation (id, display_name, organisation_type)
      values (${foreign}, 'Annan kommun', 'HUVUDMAN')`
    const rename = (id: string) =>
      `mutation { correctOrganisationName(input: { organisationId: "${id}", displayName: "Kapad", expectedVersion: 1 }) {
        organisation { id } userErrors { code } } }`
    const none = await world.ask('authority-admin', rename(unknown))
    expect((await world.ask('authority-admin', rename(foreign))).data).toEqual(none.data)
    expect(none.data.correctOrganisationName).toEqual({ organisation: null, userErrors: [{ code: 'NOT_FOUND' }] })
    const [kpi] = await world.sql`select code from governance.kpi limit 1`
    for (const persona of ['authority-admin', 'integrator'])
      for (const id of [foreign, unknown]) {
        const value = `{ organisationId: "${id}", kpiCode: "${kpi!['code']}", period: "2024/25", kind: MISSING }`
        const { data } = await world.ask(
          persona,
          `mutation { importKpiValues(input: { source: "x", values: [${value}] }) { userErrors { code } } }`,
        )
        expect(data.importKpiValues.userErrors).toEqual([{ code: 'ORGANISATION_NOT_GRANTED' }])
      }
    const [row] = await world.sql`select display_name from identity.organisation where id = ${foreign}`
    expect(row!['displayName']).toBe('Annan kommun')
  })
})
