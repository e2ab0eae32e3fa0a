import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { act, did, id } from '../../identity/keeping/keeping.testing.ts'
import { addLillsjo, codes, lillsjo, write } from '../statistics/statistics.testing.ts'

const [pupils, , eligible, merit] = codes as [string, string, string, string]
const unit = unitId('ekhamraskolan')
const value = '{ period figure { __typename ... on Figure { value isNearlyAll } } }'
const series = `query ($id: ID!, $kpiCodes: [String!]!, $from: Int!, $to: Int!, $period: String) { organisation(id: $id) {
  kpiSeries(kpiCodes: $kpiCodes, from: $from, to: $to) { kpi { code } schoolType
    points { period difference value ${value} authority ${value} municipality ${value} nation ${value} }
    comparisons(period: $period) { with group { displayName places { displayName } } period value median placeCount hiddenCount isComplete difference } } } }`

describe('Key figures beside others', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await addLillsjo(world)
    // Six schools of another authority, as large as Ekhamraskolan was with its 18 pupils.
    await world.sql`insert into identity.organisation (id, display_name, organisation_type, organisation_number, municipality_code)
      values (${lillsjo('peers')}, 'Grannby kommun', 'HUVUDMAN', '2120006666', '0666')`
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await world.sql`insert into identity.organisation (id, display_name, organisation_type, school_unit_code, municipality_code, school_types, parent_id)
        select ${lillsjo(`peer ${n}`)}, ${`Grannskola ${n}`}, 'SKOLENHET', ${String(66660000 + n)}, '0666', school_types, ${lillsjo('peers')}
        from identity.organisation where id = ${unit}`
      await write(world.sql, lillsjo(`peer ${n}`), pupils, { kind: 'VALUE', value: 15 + n })
      await write(
        world.sql,
        lillsjo(`peer ${n}`),
        merit,
        n === 6 ? { kind: 'SUPPRESSED', value: null } : { kind: 'VALUE', value: 200 + n },
      )
    }
    await write(world.sql, authorityId, merit, { kind: 'VALUE', value: 210.5 })
  })
  afterAll(() => world.stop())

  const ask = (persona: string, more: object = {}) =>
    world.ask(persona, series, { variables: { id: unit, kpiCodes: [merit], from: 2022, to: 2025, ...more } })
  const trend = async (persona: string, more: object = {}) => {
    const { data, errors } = await ask(persona, more)
    expect(errors).toEqual([])
    return data.organisation.kpiSeries[0]
  }

  it('have a point for every year, and say how much they changed where both are shown', async () => {
    const { points, schoolType } = await trend('analyst')
    expect(schoolType).toBeNull()
    expect(points.map(({ period, value: one, difference }: any) => [period, one?.figure.value ?? null, difference])).toEqual([
      ['2022/23', null, null],
      ['2023/24', 211.3, null],
      ['2024/25', 224.6, 13.3],
      ['2025/26', 229.1, 4.5],
    ])
    expect(points[2].authority.figure.value).toBe(210.5)
    expect([points[2].municipality, points[2].nation]).toEqual([null, null])
    // Nearly all is no number to subtract.
    const { points: shares } = await trend('analyst', { kpiCodes: [eligible] })
    expect(shares.map(({ difference }: any) => difference)).toEqual([null, null, null, null])
  })

  it('show what is unpublished to nobody else than before', async () => {
    const { points } = await trend('principal-other-school')
    expect(points.map(({ value: one }: any) => one === null)).toEqual([true, false, false, true])
  })

  it('stand beside the authority, the municipality, the nation, and units like it', async () => {
    const { comparisons } = await trend('analyst', { period: '2024/25' })
    const of = (name: string) => comparisons.find((one: any) => one.with === name)
    expect(of('AUTHORITY')).toMatchObject({
      value: 224.6,
      placeCount: 2,
      hiddenCount: 1,
      isComplete: false,
      difference: 0,
      median: null,
    })
    // Of 16 to 20 pupils, weighed by them; the sixth is alike, and hidden.
    const mean = (201 * 16 + 202 * 17 + 203 * 18 + 204 * 19 + 205 * 20) / 90
    expect(of('SIMILAR_UNITS')).toMatchObject({ placeCount: 6, hiddenCount: 1, median: 203, isComplete: false })
    expect(of('SIMILAR_UNITS').value).toBeCloseTo(mean, 0)
    expect(of('NATION')).toMatchObject({ hiddenCount: 2, isComplete: false })
    expect(of('GROUP')).toBeUndefined()
    const { comparisons: none } = await trend('analyst', { id: authorityId })
    expect(none.map((one: any) => one.with)).toEqual(['NATION'])
  })

  it('are made for an observer of what they see, and of nothing else', async () => {
    const { comparisons } = await trend('unit-observer', { period: '2024/25' })
    expect(comparisons.every(({ placeCount }: any) => placeCount <= 1)).toBe(true)
  })

  it('have the year before by one statement', async () => {
    const query = `query ($id: ID!) { organisation(id: $id) { kpiValues(filter: { period: "2024/25" }) { id kpi { code } gender yearBefore ${value} } } }`
    world.takeStatements()
    const { data } = await world.ask('analyst', query, { variables: { id: unit } })
    expect(world.takeStatements().filter((one) => one.includes('/* kpiValuesYearBefore */'))).toHaveLength(1)
    const before = data.organisation.kpiValues.find(({ kpi, gender }: any) => kpi.code === merit && gender === 'ALL').yearBefore
    expect(before).toEqual({ period: '2023/24', figure: { __typename: 'Figure', value: 211.3, isNearlyAll: false } })
  })

  it.each(['guardian', 'pupil', 'integrator'])('are closed to the %s', async (persona) => {
    const { data, errors } = await ask(persona)
    expect(data.organisation.kpiSeries).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it.each([
    [{ kpiCodes: [] }],
    [{ kpiCodes: Array.from({ length: 51 }, (_, n) => `a${n}`) }],
    [{ from: 2000, to: 2015 }],
    [{ period: 'then' }],
  ])('are bounded: %#', async (more) => {
    const { errors } = await ask('analyst', more)
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('stand beside the authority’s own groups, which its administrators form and dissolve', async () => {
    const placeIds = [1, 2, 6].map((n) => lillsjo(`peer ${n}`))
    const input = { organisationId: authorityId, displayName: 'Grannar', placeIds }
    const form = (persona: string, more: object = {}) => did(world, persona, 'formComparisonGroup', { ...input, ...more })
    for (const persona of ['principal', 'analyst', 'teacher', 'integrator', 'guardian'])
      expect(await form(persona)).toBe('FORBIDDEN')
    expect(await form('authority-admin', { organisationId: lillsjo('all') })).toBe('NOT_FOUND')
    expect(await form('authority-admin', { displayName: ' ' })).toBe('NAME_INVALID')
    expect(await form('authority-admin', { placeIds: [placeIds[0], placeIds[0], placeIds[1]] })).toBe('TOO_FEW')
    expect(await form('authority-admin', { placeIds: Array.from({ length: 51 }, (_, n) => lillsjo(`x${n}`)) })).toBe('TOO_MANY')
    expect(await form('authority-admin', { placeIds: [...placeIds, authorityId] })).toBe('PLACE_UNKNOWN')
    const { data } = await act(
      world,
      'authority-admin',
      'formComparisonGroup',
      input,
      'comparisonGroup { id organisation { displayName } places { displayName } }',
    )
    const { id: group, ...formed } = data.formComparisonGroup.comparisonGroup
    expect(formed).toEqual({
      organisation: { displayName: 'Ekhamra kommun' },
      places: [1, 2, 6].map((n) => ({ displayName: `Grannskola ${n}` })),
    })
    expect(await form('authority-admin')).toBe('NAME_INVALID')
    const { comparisons } = await trend('teacher', { period: '2024/25' })
    const beside = comparisons.find((one: any) => one.with === 'GROUP')
    expect(beside).toMatchObject({
      group: { displayName: 'Grannar' },
      placeCount: 3,
      hiddenCount: 1,
      isComplete: false,
      median: null,
    })
    const dissolve = (persona: string) => did(world, persona, 'dissolveComparisonGroup', { comparisonGroupId: group })
    expect(await dissolve('analyst')).toBe('FORBIDDEN')
    expect(await dissolve('authority-admin')).toBe('DONE')
    expect(await dissolve('authority-admin')).toBe('NOT_FOUND')
  })

  it('have groups that the database alone keeps to their authority', async () => {
    for (const role of ['viewer', 'authority'])
      await world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${id('Oskar Wallin')}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.today', '2026-11-22', true), set_config('role', ${`skolgraf_governance_${role}`}, true)`
        const forged = tx.savepoint(
          (inner) => inner`insert into governance.comparison_group values (gen_random_uuid(), ${authorityId}, 'x',
          ${[unit, unit, unit]}::uuid[], ${id('Oskar Wallin')}, now())`,
        )
        await expect(forged).rejects.toThrow('row-level security')
        await tx`select set_config('role', 'none', true)`
      })
  })
})
