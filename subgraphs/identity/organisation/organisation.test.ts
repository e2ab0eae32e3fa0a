import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { authorityId, levelId, unitId } from '../demo/units.rows.ts'

const list = `query ($filter: OrganisationFilter, $first: Int, $after: String) {
  organisations(filter: $filter, first: $first, after: $after) {
    edges { cursor node { displayName } } pageInfo { hasNextPage endCursor }
  }
}`
const figures = `query ($municipality: String!) {
  organisations(filter: { municipalityCode: $municipality, organisationTypes: [SKOLENHET] }, first: 50) {
    totalCount
    edges { node { displayName schoolUnitCode parentOrganisation { displayName }
      kpiValues(filter: { period: "2024/25" }) { kpi { code name } gender figure { __typename } } } }
  }
}`
const cursor = (...keys: string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')

describe.each(shapes)('Organisations, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const page = async (variables: Record<string, unknown> = {}, persona = 'guardian') => {
    const { data, errors } = await world.ask(persona, list, { variables })
    expect(errors).toEqual([])
    return data.organisations
  }
  const names = async (filter?: object, persona?: string): Promise<string[]> =>
    (await page({ filter }, persona)).edges.map(({ node }: any) => node.displayName)
  const addUnit = (displayName: string, municipality: string) =>
    world.sql`insert into identity.organisation (id, display_name, organisation_type, municipality_code, parent_id)
      values (gen_random_uuid(), ${displayName}, 'SKOLENHET', ${municipality}, ${authorityId})`

  const everyone = [
    'Barn- och utbildningsförvaltningen', 'Björkskolan', 'Ekhamra kommun', 'Ekhamraskolan', 'Förskolan Smultronet', 'Sjöviken',
    'Sjövikens skola',
  ] // prettier-ignore
  const units = everyone.filter((name) => !['Barn- och utbildningsförvaltningen', 'Sjöviken'].includes(name))

  it.each(['guardian', 'pupil', 'teacher', 'analyst', 'unit-observer', 'integrator', 'authority-admin'])(
    'are there for the %s, as for everyone signed in',
    async (persona) => expect(await names(undefined, persona)).toEqual(everyone),
  )

  it.each([
    [{ municipalityCode: '0999' }, everyone],
    [{ municipalityCode: '0182' }, []],
    [{ organisationTypes: ['HUVUDMAN'] }, ['Ekhamra kommun']],
    [{ organisationTypes: ['HUVUDMAN', 'SKOLENHET'] }, units],
    [{ organisationTypes: [] }, []],
    [{ schoolTypes: ['FS', 'VUXGR'] }, ['Ekhamraskolan', 'Förskolan Smultronet']],
    [{ schoolUnitCodes: ['99990001', '99990003'] }, ['Björkskolan', 'Sjövikens skola']],
    [{ parentOrganisationId: levelId('forvaltning'), schoolTypes: ['FTH'] }, ['Björkskolan']],
    [{ parentOrganisationId: authorityId }, ['Barn- och utbildningsförvaltningen']],
    [{ parentOrganisationId: unitId('bjorkskolan') }, []],
    [{ parentOrganisationId: null, schoolTypes: null }, everyone],
  ])('narrowed by %j are those that match every part', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected)
  })

  it.each([
    [{ municipalityCode: '999' }, 'filter.municipalityCode'],
    [{ municipalityCode: "0999' or true" }, 'filter.municipalityCode'],
    [{ schoolUnitCodes: ['99990001', '1'] }, 'filter.schoolUnitCodes'],
    [{ parentOrganisationId: 'Ekhamra' }, 'filter.parentOrganisationId'],
    [{ schoolTypes: ['GR', 'grundskola'] }, 'filter.schoolTypes'],
    [{ schoolTypes: ['\u0000'] }, 'filter.schoolTypes'],
  ])('narrowed by %j are refused, and why is said', async (filter, part) => {
    const { data, errors } = await world.ask('guardian', list, { variables: { filter } })
    expect(data).toEqual({ organisations: null })
    expect(errors).toMatchObject([{ path: ['organisations'], extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors[0]!.message).toContain(`\`${part}\``)
  })

  it('of a kind there is not is a mistake in the query', async () => {
    const { status, errors } = await world.ask(
      'guardian',
      '{ organisations(filter: { organisationTypes: [SKOLA_X] }) { totalCount } }',
    )
    expect(status).toBe(400)
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
  })

  it('come in pages of every size, each once and in the Swedish order', async () => {
    for (const name of ['Örskolan', 'Zornskolan', 'Ängskolan', 'Åkerskolan', 'ateljén']) await addUnit(name, '0999')
    const whole = await page()
    const order = ['ateljén', ...everyone, 'Zornskolan', 'Åkerskolan', 'Ängskolan', 'Örskolan']
    expect(whole.edges.map(({ node }: any) => node.displayName)).toEqual(order)
    for (let first = 1; first <= order.length; first += 1) {
      const edges = []
      for (let after: string | null = null, more = true; more;) {
        const next: any = await page({ first, after })
        edges.push(...next.edges)
        ;({ endCursor: after, hasNextPage: more } = next.pageInfo)
      }
      expect(edges).toEqual(whole.edges)
    }
    await world.sql`delete from identity.organisation where school_unit_code is null and organisation_type = 'SKOLENHET'`
  })

  it('end in an empty page', async () => {
    expect(await page({ after: cursor('Öö', authorityId) })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })

  it.each([
    ['no rows at all', { first: 0 }],
    ['too many', { first: 101 }],
    ['fewer than none', { first: -1 }],
    ['what is no cursor', { after: '…' }],
    ['a cursor of another list', { after: cursor('Björkskolan') }],
    ['a cursor whose id is none', { after: cursor('Björkskolan', 'Björkskolan') }],
  ])('asked for with %s are refused', async (_, variables) => {
    const { data, errors } = await world.ask('guardian', list, { variables })
    expect(data).toEqual({ organisations: null })
    expect(errors).toMatchObject([{ path: ['organisations'], extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('are counted when their number is asked for, and only then', async () => {
    const counts = async (query: string) => {
      world.takeStatements()
      const { data } = await world.ask('guardian', query)
      const sent = world.takeStatements().filter((statement) => !statement.includes('viewerFor'))
      return { data, named: sent.map((statement) => /\/\* (\w+) \*\//.exec(statement)?.[1]) }
    }
    expect((await counts('{ organisations(first: 2) { edges { node { id } } } }')).named).toEqual(['organisationPage'])
    const { data, named } = await counts('{ organisations(first: 2, filter: { organisationTypes: [SKOLENHET] }) { totalCount } }')
    expect(named).toEqual(['organisationPage', 'countOrganisations'])
    expect(data.organisations.totalCount).toBe(4)
  })

  it('and their figures take as many statements for 44 units as for 4', async () => {
    const statementsFor = async () => {
      world.takeStatements()
      const { data, errors } = await world.ask('analyst', figures, { variables: { municipality: '0999' } })
      expect(errors).toEqual([])
      return [data.organisations.totalCount, world.takeStatements().length]
    }
    // The first query of a connection looks up types besides.
    await statementsFor()
    const [units, few] = await statementsFor()
    expect([units, few]).toEqual([4, 5])
    for (let n = 1; n <= 40; n += 1) await addUnit(`Skola ${n}`, '0999')
    expect(await statementsFor()).toEqual([44, few])
    await world.sql`delete from identity.organisation where school_unit_code is null and organisation_type = 'SKOLENHET'`
  })

  it('that do not exist are null, whatever was asked about them', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'Ekhamra', '']) {
      const query = 'query ($id: ID!) { organisation(id: $id) { displayName duties { edges { node { id } } } } }'
      const { data, errors } = await world.ask('guardian', query, { variables: { id } })
      expect({ data, errors }).toEqual({ data: { organisation: null }, errors: [] })
    }
  })

  it('have something above them, up to the top', async () => {
    const above = 'parentOrganisation { displayName parentOrganisation { displayName parentOrganisation { id } } }'
    const query = `{ organisation(id: "${unitId('bjorkskolan')}") { ${above} } }`
    const { data } = await world.ask('integrator', query)
    expect(data.organisation.parentOrganisation).toEqual({
      displayName: 'Barn- och utbildningsförvaltningen',
      parentOrganisation: { displayName: 'Ekhamra kommun', parentOrganisation: null },
    })
  })
})
