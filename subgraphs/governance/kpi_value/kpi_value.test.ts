import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'

const values = `query ($id: ID!, $filter: KpiValueFilter!) {
  organisation(id: $id) {
    displayName
    kpiValues(filter: $filter) {
      period gender isPublished source kpi { code unitOfMeasure }
      figure { __typename ... on Figure { value isNearlyAll }
        ... on SuppressedFigure { why: reason } ... on MissingFigure { whyNot: reason } }
    }
  }
}`
const merit = 'skolverket.year9.meritValue'
const eligible = 'skolverket.year9.eligibleShare'
const [published, unpublished] = ['2024/25', '2025/26']

describe.each(shapes)('Key figures, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const ask = (persona: string, filter: object, id: string = unitId('ekhamraskolan')) =>
    world.ask(persona, values, { variables: { id, filter } })
  const periodsOf = async (persona: string, unit: 'ekhamraskolan' | 'sjoviken' = 'ekhamraskolan'): Promise<string[]> => {
    const { data, errors } = await ask(persona, { kpiCode: merit }, unitId(unit))
    expect(errors).toEqual([])
    return [...new Set<string>(data.organisation.kpiValues.map(({ period }: any) => period))]
  }
  const [all, shown] = [
    ['2023/24', published, unpublished],
    ['2023/24', published],
  ]

  it.each([
    ['teacher', 'the unit’s own staff', all, shown],
    ['substitute', 'the unit’s own staff', all, shown],
    ['principal', 'the unit’s own staff', all, shown],
    ['principal-other-school', 'staff of another unit', shown, shown],
    ['care-staff', 'staff of another unit', shown, shown],
    ['unit-observer', 'an observer of Ekhamraskolan', shown, []],
    ['analyst', 'the authority’s analyst', all, all],
    ['authority-admin', 'the authority’s administrator', all, all],
  ])('the %s, %s, sees the periods that are theirs', async (persona, _, ekhamraskolan, sjoviken) => {
    expect(await periodsOf(persona)).toEqual(ekhamraskolan)
    expect(await periodsOf(persona, 'sjoviken')).toEqual(sjoviken)
  })

  it.each(['guardian', 'guardian-other-school', 'pupil', 'adult-pupil', 'protected-guardian', 'integrator'])(
    'the %s sees none, and reads whom to ask',
    async (persona) => {
      const { data, errors } = await ask(persona, { period: published })
      expect(data.organisation).toEqual({ displayName: 'Ekhamraskolan', kpiValues: null })
      expect(errors).toMatchObject([
        {
          path: ['organisation', 'kpiValues'],
          extensions: {
            code: 'FORBIDDEN',
            reason: 'NO_ROLE',
            needs: { role: expect.arrayContaining(['STAFF', 'AUTHORITY_ANALYST']) },
          },
        },
      ])
      expect(errors[0]!.message).toMatch(/^You may not see Organisation\.kpiValues\. It is open to staff, observers of the unit/)
    },
  )

  it('what is not published stays within its own authority', async () => {
    const [grannby, school] = [v4(), v4()]
    await world.sql`insert into identity.organisation (id, display_name, organisation_type, parent_id)
      values (${grannby}, 'Grannby kommun', 'HUVUDMAN', null), (${school}, 'Grannbyskolan', 'SKOLENHET', ${grannby})`
    for (const [period, isPublished] of [
      ['2024/25', true],
      ['2025/26', false],
    ] as const)
      // prettier-ignore
      await world.sql`insert into governance.kpi_value
        (id, place_id, kpi_id, period, gender, kind, value, is_published, source, as_of_date, imported_at)
        select gen_random_uuid(), ${school}, id, ${period}, 'ALL', 'VALUE', 200, ${isPublished}, 'Grannby', current_date, now()
        from governance.kpi where code = ${merit}`
    const seen = async (persona: string) => {
      const { data } = await ask(persona, { kpiCode: merit }, school)
      return data.organisation.kpiValues.map(({ period }: any) => period)
    }
    expect(await seen('unit-observer')).toEqual([])
    for (const persona of ['teacher', 'analyst', 'authority-admin'])
      expect([persona, await seen(persona)]).toEqual([persona, [published]])
  })

  it.each([
    [{}, 'Give `filter.period` or `filter.kpiCode`'],
    [{ period: null, kpiCode: null }, 'Give `filter.period` or `filter.kpiCode`'],
    [{ period: 'last year' }, '`filter.period`'],
    [{ period: '2024/26' }, '`filter.period`'],
    [{ period: '2024/25 ' }, '`filter.period`'],
  ])('a list bounded by %j is refused, and why is said', async (filter, message) => {
    const { data, errors } = await ask('teacher', filter)
    expect(data.organisation).toEqual({ displayName: 'Ekhamraskolan', kpiValues: null })
    expect(errors).toMatchObject([{ path: ['organisation', 'kpiValues'], extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors[0]!.message).toContain(message)
  })

  it('a code that measures nothing finds nothing', async () => {
    const { data, errors } = await ask('teacher', { kpiCode: 'skolverket.year9.none' })
    expect({ values: data.organisation.kpiValues, errors }).toEqual({ values: [], errors: [] })
  })

  const figuresOf = async (unit: string, filter: object) => {
    const { data, errors } = await ask('analyst', filter, unit)
    expect(errors).toEqual([])
    return data.organisation.kpiValues.map(({ gender, figure }: any) => [gender, figure])
  }

  it('a figure, a hidden one and one that does not exist are three things, and zero a fourth', async () => {
    const hidden = { __typename: 'SuppressedFigure', why: expect.stringContaining('fewer than 10') }
    expect(await figuresOf(unitId('ekhamraskolan'), { period: '2023/24', kpiCode: eligible })).toEqual([
      ['ALL', { __typename: 'Figure', value: 71.4, isNearlyAll: false }],
      ['BOYS', hidden],
      ['GIRLS', { __typename: 'Figure', value: 100, isNearlyAll: true }],
    ])
    expect(await figuresOf(unitId('sjoviken'), { period: '2023/24', kpiCode: eligible })).toEqual([
      ['ALL', { __typename: 'MissingFigure', whyNot: 'There is no figure for this cell.' }],
    ])
    await world.sql`update governance.kpi_value set value = 0 where place_id = ${unitId('ekhamraskolan')}
      and period = '2023/24' and gender = 'ALL' and kpi_id = (select id from governance.kpi where code = ${eligible})`
    const [zero] = await figuresOf(unitId('ekhamraskolan'), { period: '2023/24', kpiCode: eligible })
    expect(zero).toEqual(['ALL', { __typename: 'Figure', value: 0, isNearlyAll: false }])
  })

  it('come by period, code and gender, with what they measure and where they come from', async () => {
    const { data } = await ask('analyst', { period: '2023/24' })
    const order = data.organisation.kpiValues.map(({ kpi, gender }: any) => `${kpi.code} ${gender}`)
    expect(order).toHaveLength(12)
    expect(order).toEqual(order.toSorted())
    expect(data.organisation.kpiValues[0]).toMatchObject({ kpi: { unitOfMeasure: 'PROCENT' }, source: 'Ekhamra kommun (demo)' })
  })

  it('the authority itself has none that would tell what a small school hides', async () => {
    expect(await figuresOf(authorityId, { period: published })).toEqual([])
  })

  it('an organisation that is not there is null before anyone asks for its figures', async () => {
    const { data, errors } = await ask('guardian', { period: published }, v4())
    expect({ data, errors }).toEqual({ data: { organisation: null }, errors: [] })
  })
})
