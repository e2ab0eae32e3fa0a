import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bytes, text, withLine } from '../subgraphs/governance/skolverket/skolverket.testing.ts'
import { FileRefused } from '../subgraphs/governance/skolverket/skolverket.parser.ts'
import { importYear9 } from './import.skolverket.ts'
import { openWorld, shapes, type World } from './testing.ts'

vi.setConfig({ testTimeout: 90_000 })

const real = fileURLToPath(new URL('../../shared/data/skolverket-year9-final-grades-2025.csv', import.meta.url))
const now = new Date('2026-11-22T11:00:00Z')
const silent = () => () => {}
const load = (world: World, file: string) => importYear9(world.database.url, bytes(file), now, silent)

/** Everything an import may write, as it stands. */
async function written({ sql }: World) {
  const [rows] = await sql`select
    (select jsonb_agg(o order by id) from identity.organisation o) as organisations,
    (select jsonb_agg(v order by id) from governance.kpi_value v) as figures,
    (select jsonb_agg(a order by id) from identity.audit a) as identity_audit,
    (select jsonb_agg(a order by id) from governance.audit a) as governance_audit,
    (select count(*)::int from identity.change) as identity_changes,
    (select count(*)::int from governance.change) as governance_changes`
  return rows!
}

const schools = `query Schools($municipality: String!, $first: Int = 50) {
  organisations(filter: { municipalityCode: $municipality, organisationTypes: [SKOLENHET] }, first: $first) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node {
      id displayName schoolUnitCode municipalityCode
      parentOrganisation { displayName organisationNumber organisationType }
      kpiValues(filter: { period: "2024/25" }) {
        kpi { code name unitOfMeasure direction } period gender
        figure { __typename ... on Figure { value isNearlyAll } ... on SuppressedFigure { reason } ... on MissingFigure { reason } }
      }
    } }
  }
}`
const askSchools = (world: World, municipality: string) => world.ask('analyst', schools, { variables: { municipality } })

interface Node {
  readonly schoolUnitCode: string
  readonly kpiValues: readonly { readonly kpi: { readonly code: string }; readonly figure: Record<string, unknown> }[]
}
const figuresOf = ({ data }: Awaited<ReturnType<typeof askSchools>>, code: string) => {
  const nodes = (data.organisations.edges as { node: Node }[]).map(({ node }) => node)
  const unit = nodes.find(({ schoolUnitCode }) => schoolUnitCode === code)!
  return Object.fromEntries(unit.kpiValues.map(({ kpi, figure }) => [kpi.code.split('.').at(-1), figure]))
}

describe('A table of Skolverket', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())
  const number = (value: number) => ({ __typename: 'Figure', value, isNearlyAll: false })
  const [hidden, missing] = [
    { __typename: 'SuppressedFigure', reason: expect.any(String) },
    { __typename: 'MissingFigure', reason: expect.any(String) },
  ]

  it('with one bad line is refused as a whole, and nothing of it is imported', async () => {
    const before = await written(world)
    const bad = text(withLine(9, '1 020', 'många'))
    await expect(load(world, bad)).rejects.toMatchObject({ problems: [{ line: 9 }] })
    await expect(load(world, bad)).rejects.toThrow(FileRefused)
    expect(await written(world)).toEqual(before)
  })

  it('that fails under way leaves nothing behind', async () => {
    const before = await written(world)
    await world.sql`alter table governance.kpi_value add constraint stops check (value is null or value <> 201) not valid`
    await expect(load(world, text())).rejects.toThrow(/stops/)
    await world.sql`alter table governance.kpi_value drop constraint stops`
    expect(await written(world)).toEqual(before)
  })

  it('is imported with its audit and its changes', async () => {
    expect(await load(world, text())).toEqual({
      authorities: 4,
      units: 5,
      figures: 20,
      changedOrganisations: 9,
      changedFigures: 20,
    })
    for (const [schema, entity, changed] of [
      ['identity', 'Organisation', 9],
      ['governance', 'KpiValue', 20],
    ] as const) {
      const audit =
        await world.sql`select act, viewer_id, viewer_kind, changed from ${world.sql(schema)}.audit where act like 'import%'`
      const summary = { source: 'Skolverket, slutbetyg årskurs 9, 2024/25', changed }
      expect(audit).toEqual([{ act: 'import skolverket-grades', viewerId: null, viewerKind: 'SYSTEM', changed: summary }])
      const changes =
        await world.sql`select count(distinct entity_id)::int as ids from ${world.sql(schema)}.change where entity = ${entity} and kind = 'UPSERT'`
      expect(changes).toEqual([{ ids: changed }])
    }
  })

  it('tells a value, nearly all, suppressed, missing and zero apart', async () => {
    const answer = await askSchools(world, '0999')
    expect(answer.errors).toEqual([])
    expect(figuresOf(answer, '10000001')).toEqual({
      pupils: number(102),
      allCriteriaShare: number(67.5),
      eligibleShare: { ...number(100), isNearlyAll: true },
      meritValue: number(229.1),
    })
    expect(figuresOf(answer, '10000002')).toEqual({
      pupils: hidden,
      allCriteriaShare: missing,
      eligibleShare: hidden,
      meritValue: hidden,
    })
    expect(figuresOf(answer, '10000003')).toEqual({
      pupils: number(1020),
      allCriteriaShare: number(100),
      eligibleShare: number(0),
      meritValue: number(0),
    })
  })

  it('imported again changes nothing, and says so', async () => {
    const before = await written(world)
    expect(await load(world, text())).toMatchObject({ units: 5, changedOrganisations: 0, changedFigures: 0 })
    expect(await written(world)).toEqual(before)
  })

  it('changes what it has anew, and nothing else', async () => {
    const file = text(withLine(7, '229,1', '230'))
    expect(await load(world, file)).toMatchObject({ changedOrganisations: 0, changedFigures: 1 })
    expect(figuresOf(await askSchools(world, '0999'), '10000001')['meritValue']).toEqual(number(230))
  })

  it('leaves a name that an administrator has corrected, until that is the name it has', async () => {
    const [unit] = await world.sql<{ id: string; version: number }[]>`update identity.organisation
      set parent_id = (select id from identity.organisation where organisation_number = '2120009999') where school_unit_code = '10000005' returning id, version`
    const { data } = await world.ask(
      'authority-admin',
      'mutation Correct($input: CorrectOrganisationNameInput!) { correctOrganisationName(input: $input) { userErrors { code } } }',
      {
        variables: { input: { organisationId: unit!.id, displayName: 'Bergskolan F-9', expectedVersion: unit!.version } },
      },
    )
    expect(data).toEqual({ correctOrganisationName: { userErrors: [] } })
    const nameAfter = async (file: string) => {
      await load(world, file)
      const [row] = await world.sql<
        { displayName: string }[]
      >`select display_name from identity.organisation where id = ${unit!.id}`
      return row!.displayName
    }
    expect(await nameAfter(text())).toBe('Bergskolan F-9')
    expect(await nameAfter(text(withLine(11, 'Bergskolan', 'Bergsskolan')))).toBe('Bergskolan F-9')
  })

  it('gives a school the id that Skolverket computes', async () => {
    await load(world, text(withLine(7, '10000001', '31279295')))
    const { data } = await world.ask(
      'analyst',
      '{ organisations(filter: { schoolUnitCodes: ["31279295"] }) { edges { node { id } } } }',
    )
    expect(data.organisations.edges).toEqual([{ node: { id: 'fb22448b-b724-5e53-8a2c-d8b339206901' } }])
  })
})

describe.runIf(existsSync(real)).each(shapes)("All of Sweden's schools with a year 9, %s", (shape) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ shape })
    const imported = await importYear9(world.database.url, await readFile(real), now, silent)
    expect(imported).toMatchObject({ units: 1714, authorities: 625, figures: 1714 * 4 })
    // A new connection asks the database once for its types of arrays.
    await askSchools(world, '0180')
  })
  afterAll(() => world.stop())

  it.each([
    ['0182', 10],
    ['0180', 100],
  ])('a municipality (%s) costs five statements, however many schools it has', async (municipality, atLeast) => {
    world.takeStatements()
    const { data, errors } = await world.ask('analyst', schools, { variables: { municipality, first: 100 } })
    expect(errors).toEqual([])
    expect(world.takeStatements().filter((statement) => !statement.includes('viewerFor')).length).toBeLessThanOrEqual(5)
    const { totalCount, edges } = data.organisations
    expect(totalCount).toBeGreaterThanOrEqual(atLeast)
    expect(edges.length).toBe(Math.min(totalCount, 100))
    for (const { node } of edges)
      expect([node.municipalityCode, node.kpiValues.length, node.parentOrganisation.organisationType]).toEqual([
        municipality,
        4,
        'HUVUDMAN',
      ])
  })
})
