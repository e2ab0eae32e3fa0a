import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../scripts/testing.ts'
import { clientId } from '../identity/demo/keys.ts'
import { importValues, meritValue, unit, type Value, written } from './act.testing.ts'

const elsewhere = '00000000-0000-4000-8000-00000000e15e'
const integration = clientId('ekhamra-integration')
const codes = ['pupils', 'allCriteriaShare', 'eligibleShare', 'meritValue'].map((code) => `skolverket.year9.${code}`)

const schoolYear = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

/** So many different cells, each as long as JSON makes it. */
const cells = (count: number): Value[] =>
  Array.from({ length: count }, (_, n) => ({
    organisationId: Object.values(unit)[n % 3]!,
    kpiCode: codes[Math.floor(n / 3) % 4]!,
    period: schoolYear(1950 + Math.floor(n / 36)),
    gender: ['ALL', 'GIRLS', 'BOYS'][Math.floor(n / 12) % 3]!,
    kind: 'VALUE',
    value: 1 + (n % 90),
    isPublished: false,
  }))

describe.each(shapes)('An import of key figures, %s', (shape) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ shape })
    await world.sql`insert into identity.organisation (id, display_name, organisation_type) values (${elsewhere}, 'Grannskolan', 'SKOLENHET')`
  })
  afterAll(() => world.stop())

  it('writes 500 values in few statements, and each is in the change feed', async () => {
    const before = await written(world)
    await importValues(world, 'integrator', [meritValue({ period: '1901/02' })])
    world.takeStatements()
    const { data, errors } = await importValues(world, 'integrator', cells(500), { idempotencyKey: 'a-year' })
    expect(errors).toEqual([])
    expect(data.importKpiValues).toEqual({ importedCount: 500, userErrors: [] })
    const named = world.takeStatements().flatMap((statement) => /^\/\* (\w+) \*\//.exec(statement)?.[1] ?? [])
    const ofTheAct = [
      'claimKey',
      'kpisByCode',
      'grantedOrganisations',
      'lockKpiValues',
      'currentValues',
      'addDeliveries',
      'lockKpiValues',
      'supersedeKpiValues',
      'insertKpiValues',
      'audit',
      'change',
      'storeAnswer',
    ]
    expect(named.filter((name) => name !== 'viewerFor')).toEqual(ofTheAct)
    expect(await written(world)).toMatchObject({
      governanceAudit: before!['governanceAudit'] + 2,
      governanceChange: before!['governanceChange'] + 501,
    })
    const [audit] = await world.sql`select act, viewer_id, viewer_kind from governance.audit order by id desc limit 1`
    expect(audit).toEqual({ act: 'importKpiValues', viewerId: integration, viewerKind: 'CLIENT' })
  })

  it('takes 500 values that say everything there is to say', async () => {
    const said = cells(500).map((cell, n) => {
      const year = 1940 + Math.floor(n / 9)
      const gender = ['GIRLS', 'BOYS', 'ALL'][Math.floor(n / 3) % 3]!
      return { ...cell, kpiCode: codes[1]!, gender, period: `${year}/${year - 1899}`, value: 88.8, isNearlyAll: false }
    })
    const { status, data, errors } = await importValues(world, 'integrator', said)
    expect([status, errors]).toEqual([200, []])
    expect(data.importKpiValues).toEqual({ importedCount: 500, userErrors: [] })
  })

  it('of what is there already changes no row and is no change', async () => {
    const values = [meritValue(), meritValue({ gender: 'GIRLS', kind: 'SUPPRESSED', value: null })]
    await importValues(world, 'integrator', values)
    const before = await written(world)
    const again = await importValues(world, 'integrator', values)
    expect(again.data.importKpiValues).toEqual({ importedCount: 2, userErrors: [] })
    const { governanceAudit, ...rest } = before!
    expect(await written(world)).toEqual({ ...rest, governanceAudit: governanceAudit + 1 })
    const [mended] = [meritValue({ value: 231 })]
    await importValues(world, 'integrator', [mended, values[1]!])
    expect(await written(world)).toMatchObject({ governanceChange: before!['governanceChange'] + 1 })
  })

  it('keeps suppressed, missing, nearly all and zero apart', async () => {
    const share = { kpiCode: 'skolverket.year9.eligibleShare', period: '2016/17' }
    const values = [
      meritValue({ ...share, gender: 'ALL', value: 100, isNearlyAll: true }),
      meritValue({ ...share, gender: 'GIRLS', kind: 'SUPPRESSED', value: null }),
      meritValue({ ...share, gender: 'BOYS', kind: 'MISSING', value: null }),
      meritValue({ ...share, kpiCode: 'skolverket.year9.pupils', value: 0 }),
    ]
    const imported = await importValues(world, 'integrator', values)
    expect(imported.data.importKpiValues).toEqual({ importedCount: 4, userErrors: [] })
    const { data } = await world.ask(
      'authority-admin',
      `query ($id: ID!) { organisation(id: $id) { kpiValues(filter: { period: "2016/17" }) { kpi { code } gender isPublished
        figure { __typename ... on Figure { value isNearlyAll } } } } }`,
      { variables: { id: unit.bjorkskolan } },
    )
    const row = (code: string, gender: string, figure: object) => ({ kpi: { code }, gender, isPublished: false, figure })
    expect(data.organisation.kpiValues).toEqual([
      row('skolverket.year9.eligibleShare', 'ALL', { __typename: 'Figure', value: 100, isNearlyAll: true }),
      row('skolverket.year9.eligibleShare', 'BOYS', { __typename: 'MissingFigure' }),
      row('skolverket.year9.eligibleShare', 'GIRLS', { __typename: 'SuppressedFigure' }),
      row('skolverket.year9.pupils', 'ALL', { __typename: 'Figure', value: 0, isNearlyAll: false }),
    ])
  })

  it.each<[string, Partial<Value>, string]>([
    ['of an organisation that is not granted', { organisationId: elsewhere }, 'ORGANISATION_NOT_GRANTED organisationId'],
    ['of an unknown organisation', { organisationId: integration }, 'ORGANISATION_NOT_GRANTED organisationId'],
    ['of no organisation', { organisationId: 'x' }, 'ORGANISATION_NOT_GRANTED organisationId'],
    ['of an unknown key figure', { kpiCode: 'unknown' }, 'KPI_UNKNOWN kpiCode'],
    ['of no school year', { period: '2024/26' }, 'PERIOD_INVALID period'],
    ['of no period', { period: 'HT24' }, 'PERIOD_INVALID period'],
    ['of a calendar year', { period: '2015' }, 'PERIOD_INVALID period'],
    ['below zero', { value: -0.1 }, 'VALUE_INVALID value'],
    ['above 100 per cent', { kpiCode: codes[1]!, value: 100.1 }, 'VALUE_INVALID value'],
    ['of half a pupil', { kpiCode: codes[0]!, value: 1.5 }, 'VALUE_INVALID value'],
    ['without a value', { value: null }, 'VALUE_INVALID value'],
    ['suppressed and told', { kind: 'SUPPRESSED' }, 'VALUE_INVALID value'],
    ['nearly all of a mean', { value: 100, isNearlyAll: true }, 'VALUE_INVALID value'],
    ['that occurs above', { period: '2015/16' }, 'DUPLICATE kpiCode'],
    ['that occurs above with the gender named', { period: '2015/16', gender: 'ALL' }, 'DUPLICATE kpiCode'],
    ['that occurs above in capitals', { period: '2015/16', organisationId: unit.bjorkskolan.toUpperCase() }, 'DUPLICATE kpiCode'],
  ])('with a value %s imports nothing and points at it', async (_, faulty, expected) => {
    const before = await written(world)
    const { data, errors } = await importValues(world, 'integrator', [meritValue({ period: '2015/16' }), meritValue(faulty)])
    expect(errors).toEqual([])
    expect(data.importKpiValues.importedCount).toBeNull()
    type Fault = { code: string; field: string[] }
    const [code, field] = expected.split(' ')
    expect(data.importKpiValues.userErrors.map((fault: Fault) => [fault.code, fault.field])).toEqual([
      [code, ['values', '1', field]],
    ])
    expect(await written(world)).toEqual(before)
  })

  it('names every fault of every value at once', async () => {
    const values = [meritValue({ kpiCode: 'unknown', period: 'x' }), meritValue({ organisationId: elsewhere, value: -1 })]
    const { data } = await importValues(world, 'integrator', values)
    const fields = data.importKpiValues.userErrors.map(({ field }: { field: string[] }) => field.join('.'))
    expect(fields).toEqual(['values.0.kpiCode', 'values.0.period', 'values.1.organisationId', 'values.1.value'])
  })

  it.each<[string, Value[], string, string]>([
    ['no values', [], 'A story', 'TOO_MANY_OR_NONE'],
    ['501 values', cells(501), 'A story', 'TOO_MANY_OR_NONE'],
    ['no source', [meritValue()], '  ', 'SOURCE_INVALID'],
    ['a long source', [meritValue()], 'x'.repeat(201), 'SOURCE_INVALID'],
  ])('with %s imports nothing', async (_, values, source, code) => {
    const before = await written(world)
    const { data, errors } = await importValues(world, 'integrator', values, { source })
    expect(errors).toEqual([])
    expect(data.importKpiValues).toMatchObject({ importedCount: null, userErrors: [{ code }] })
    expect(await written(world)).toEqual(before)
  })

  it.each<[string, Partial<Value>, string]>([
    ['code', { kpiCode: 'un\u0000known' }, 'A story'],
    ['source', {}, 'a\u0000b'],
  ])('with NUL in its %s is the caller’s mistake, not ours', async (_, faulty, source) => {
    const before = await written(world)
    const { data, errors } = await importValues(world, 'integrator', [meritValue(faulty)], { source })
    const said = [...errors.map(({ extensions }) => extensions.code), ...(data.importKpiValues?.userErrors ?? [])]
    expect(said).toHaveLength(1)
    expect(said).not.toContain('INTERNAL_SERVER_ERROR')
    expect(await written(world)).toEqual(before)
  })

  it.each(['principal', 'analyst', 'unit-observer', 'guardian'])('is refused to the %s', async (persona) => {
    const before = await written(world)
    const { data, errors } = await importValues(world, persona, [meritValue({ value: 1 })])
    expect(data).toEqual({ importKpiValues: null })
    expect(errors.map(({ extensions: { code, needs } }) => [code, needs])).toEqual([
      ['FORBIDDEN', { role: ['AUTHORITY_ADMIN'], scope: ['kpi-values:import'] }],
    ])
    expect(await written(world)).toEqual(before)
  })

  it('is refused to a client without the scope, and to one that is switched off', async () => {
    const before = await written(world)
    const ask = () => importValues(world, 'integrator', [meritValue({ value: 1 })])
    await world.sql`update identity.client_application set scopes = '{}' where id = ${integration}`
    const unscoped = await ask()
    await world.sql`update identity.client_application set scopes = '{kpi-values:import}', is_active = false where id = ${integration}`
    const inactive = await ask()
    await world.sql`update identity.client_application set is_active = true where id = ${integration}`
    expect(unscoped.errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN', needs: { scope: ['kpi-values:import'] } })
    expect([inactive.status, inactive.errors[0]!.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
    expect(await written(world)).toEqual(before)
    expect((await ask()).data.importKpiValues.importedCount).toBe(1)
  })
})
