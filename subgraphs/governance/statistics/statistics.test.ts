import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { rollUp, type ToldFigure } from '../comparison/roll_up.rules.ts'
import { addLillsjo, codes, lillsjo, schools, told, write } from './statistics.testing.ts'

const [pupils, , eligible] = codes as [string, string, string, string]
const period = '2024/25'

const values = `query ($filter: KpiValuesFilter!, $orderBy: KpiValueOrder! = PLACE, $first: Int, $after: String) {
  kpiValues(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { edges { cursor node { ${told} } } pageInfo { hasNextPage endCursor } } }`
const summary = `query ($kpiCodes: [String!]!, $by: KpiSummaryBy!, $orderBy: KpiSummaryOrder! = NAME, $period: String! = "${period}") {
  kpiSummary(kpiCodes: $kpiCodes, period: $period, by: $by, orderBy: $orderBy) { code place { kind displayName } figures {
    kpi { code } value isApproximate isComplete placeCount hiddenCount missingCount differenceToNation rank own { figure { ... on Figure { value } } } } } }`

describe('Statistics of the country', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await addLillsjo(world)
    await write(world.sql, unitId('bjorkskolan'), eligible, { kind: 'VALUE', value: 62.5, isPublished: false })
  })
  afterAll(() => world.stop())

  const ask = (persona: string, variables: object) => world.ask(persona, values, { variables: { ...variables } })
  const listed = async (persona: string, filter: object, more: object = {}) => {
    const { data, errors } = await ask(persona, { filter: { kpiCodes: [eligible], periods: [period], ...filter }, ...more })
    expect(errors).toEqual([])
    return data.kpiValues.edges.map(({ node }: any) => node)
  }
  const names = (nodes: any[]) => nodes.map(({ place }) => place.displayName)

  it.each([
    [
      'analyst',
      [
        'Bergskolan',
        'Björkskolan',
        'Dalskolan',
        'Ekhamraskolan',
        'Lillsjö',
        'Sjövikens skola',
        'Åskolan',
        'Älvskolan',
        'Öskolan',
      ],
    ],
    ['teacher', ['Bergskolan', 'Dalskolan', 'Ekhamraskolan', 'Lillsjö', 'Sjövikens skola', 'Åskolan', 'Älvskolan', 'Öskolan']],
    ['unit-observer', ['Ekhamraskolan']],
  ])('are told the %s of places in Swedish order, and nobody of what is unpublished elsewhere', async (persona, expected) =>
    expect(names(await listed(persona, {}))).toEqual(expected),
  )

  it.each(['guardian', 'pupil', 'integrator', 'protected-guardian'])('are closed to the %s', async (persona) => {
    for (const [query, variables] of [
      [values, { filter: { kpiCodes: [eligible], periods: [period] } }],
      [summary, { kpiCodes: [eligible], by: 'NATION' }],
    ] as const) {
      const { data, errors } = await world.ask(persona, query, { variables })
      expect(Object.values(data)).toEqual([null])
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'NO_ROLE' } }])
    }
  })

  it('are narrowed by kind, municipality, authority, place, gender, status and day', async () => {
    const there = { placeKind: 'UNIT', municipalityCode: '0888' }
    expect(names(await listed('analyst', there))).toEqual(['Bergskolan', 'Dalskolan', 'Åskolan', 'Älvskolan', 'Öskolan'])
    expect(names(await listed('analyst', { authorityId: lillsjo('all') }))).toHaveLength(5)
    expect(names(await listed('analyst', { placeKind: 'MUNICIPALITY' }))).toEqual(['Lillsjö'])
    expect(names(await listed('analyst', { placeIds: [lillsjo('Åskolan'), 'nobody'] }))).toEqual(['Åskolan'])
    expect(await listed('analyst', { authorityId: 'nobody' })).toEqual([])
    expect(await listed('analyst', { ...there, genders: ['GIRLS'] })).toEqual([])
    expect(await listed('analyst', { ...there, status: 'PRELIMINARY' })).toEqual([])
    expect(await listed('analyst', { ...there, knownOn: '2026-05-31' })).toEqual([])
    expect(await listed('analyst', { ...there, knownOn: '2026-06-01' })).toHaveLength(5)
    expect(await listed('analyst', { kpiCodes: ['skolverket.year9.none'] })).toEqual([])
  })

  it('by value put what is not shown last, by name, whichever way', async () => {
    const there = { placeKind: 'UNIT', municipalityCode: '0888' }
    const notShown = ['Dalskolan', 'Åskolan', 'Öskolan']
    expect(names(await listed('analyst', there, { orderBy: 'VALUE_DESCENDING' }))).toEqual([
      'Bergskolan',
      'Älvskolan',
      ...notShown,
    ])
    expect(names(await listed('analyst', there, { orderBy: 'VALUE_ASCENDING' }))).toEqual([
      'Älvskolan',
      'Bergskolan',
      ...notShown,
    ])
    const { errors } = await ask('analyst', {
      filter: { kpiCodes: [eligible, pupils], periods: [period] },
      orderBy: 'VALUE_ASCENDING',
    })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it.each(['PLACE', 'PERIOD', 'VALUE_DESCENDING', 'VALUE_ASCENDING'])(
    'by %s are the same in pages of two as in one',
    async (orderBy) => {
      const isByValue = orderBy.startsWith('VALUE')
      const filter = isByValue
        ? { kpiCodes: [eligible], periods: [period] }
        : { kpiCodes: codes, periods: ['2023/24', period], genders: ['ALL', 'GIRLS', 'BOYS'] }
      const whole = await listed('analyst', filter, { orderBy, first: 100 })
      const found: unknown[] = []
      for (let after: string | null = null, more = true; more;) {
        const { data, errors } = await ask('analyst', { filter, orderBy, first: 2, after })
        expect(errors).toEqual([])
        found.push(...data.kpiValues.edges.map(({ node }: any) => node))
        after = data.kpiValues.pageInfo.endCursor
        more = data.kpiValues.pageInfo.hasNextPage
      }
      expect(found).toEqual(whole)
      expect(whole.length).toBeGreaterThan(8)
    },
  )

  it('tell nothing of what is hidden by their cursors, and take none that is forged', async () => {
    const filter = { kpiCodes: [eligible], periods: [period], municipalityCode: '0888' }
    const { data } = await ask('analyst', { filter, orderBy: 'VALUE_DESCENDING' })
    for (const { cursor, node } of data.kpiValues.edges) {
      const [value, name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
      expect([name, id]).toEqual([node.place.displayName, node.place.id])
      expect(value).toBe(node.figure.__typename === 'Figure' ? String(-node.figure.value) : 'Infinity')
    }
    for (const forged of [['1e9', 'A', lillsjo('all'), ''], ["0'", 'A', lillsjo('all'), ''], ['1', 'A', 'x', ''], ['1']]) {
      const after = Buffer.from(JSON.stringify(forged)).toString('base64url')
      const { errors } = await ask('analyst', { filter, orderBy: 'VALUE_DESCENDING', after })
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    }
  })

  it.each([
    ['no key figure', { kpiCodes: [] }, 'kpiCodes'],
    ['too many key figures', { kpiCodes: Array.from({ length: 21 }, (_, n) => `a${n}`) }, 'kpiCodes'],
    ['no period', { periods: [] }, 'periods'],
    ['too many places', { placeIds: Array.from({ length: 101 }, () => lillsjo('all')) }, 'placeIds'],
    ['what is no period', { periods: ['2024/26'] }, 'periods'],
  ])('are bounded: %s is refused', async (_, filter, named) => {
    const { errors } = await ask('analyst', { filter: { kpiCodes: [eligible], periods: [period], ...filter } })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors[0]!.message).toContain(named)
  })

  const asFigure = ({ figure }: any, weights: ReadonlyMap<string, number>, place: string): ToldFigure => {
    if (figure.__typename !== 'Figure') return { kind: figure.__typename === 'MissingFigure' ? 'MISSING' : 'SUPPRESSED' }
    return { kind: 'VALUE', value: figure.value, isNearlyAll: figure.isNearlyAll, weight: weights.get(place) ?? null }
  }

  it.each([
    ['teacher', 'AUTHORITY', lillsjo('all'), schools],
    ['analyst', 'MUNICIPALITY', '0888', schools],
    ['analyst', 'COUNTY', '08', schools],
    ['analyst', 'AREA', lillsjo('north'), schools.slice(0, 3)],
  ])('put together for the %s by %s are what rollUp makes of what is told', async (persona, by, code, of) => {
    const { data, errors } = await world.ask(persona, summary, { variables: { kpiCodes: [pupils, eligible], by } })
    expect(errors).toEqual([])
    const row = data.kpiSummary.find((one: any) => one.code === code)
    const nodes = await listed(persona, { kpiCodes: [pupils, eligible], placeIds: of.map(lillsjo) }, { first: 100 })
    const weights = new Map<string, number>(
      nodes.flatMap(({ kpi, place, figure }: any) => (kpi.code === pupils && figure.value ? [[place.id, figure.value]] : [])),
    )
    for (const figure of row.figures) {
      const some = nodes.filter(({ kpi }: any) => kpi.code === figure.kpi.code)
      const made = rollUp(
        some.map((one: any) => asFigure(one, weights, one.place.id)),
        figure.kpi.code === pupils ? 'SUM' : 'WEIGHTED_MEAN',
      )
      const { value, ...rest } = figure
      expect(value).toBeCloseTo(made.value!, 0)
      expect(rest).toMatchObject(Object.fromEntries(Object.entries(made).filter(([key]) => key !== 'value')))
    }
    expect(row.figures).toHaveLength(2)
  })

  it('are ranked, compared with the country, and beside what is told of the place itself', async () => {
    const { data } = await world.ask('analyst', summary, {
      variables: { kpiCodes: [eligible], by: 'MUNICIPALITY', orderBy: 'VALUE_DESCENDING' },
    })
    const [best, first, ...rest] = data.kpiSummary
    // Of Ekhamra one school alone shows, and nearly all of its pupils reached.
    expect(best).toMatchObject({ code: '0999', place: null, figures: [{ value: 100, rank: 1, isApproximate: true, own: null }] })
    expect(first).toMatchObject({ code: '0888', place: { kind: 'MUNICIPALITY', displayName: 'Lillsjö' } })
    // 40 at 80 and 24 at about 100.
    expect(first.figures[0]).toMatchObject({
      value: 87.5,
      rank: 2,
      isApproximate: true,
      isComplete: false,
      hiddenCount: 2,
      missingCount: 1,
      own: { figure: { value: 84.5 } },
    })
    expect(rest.every(({ figures: [one] }: any) => one.rank === null || one.rank > 2)).toBe(true)
    const { data: nation } = await world.ask('analyst', summary, { variables: { kpiCodes: [eligible], by: 'NATION' } })
    const [{ code, figures }] = nation.kpiSummary
    expect([code, figures[0].differenceToNation, figures[0].rank]).toEqual(['SE', 0, 1])
    expect(first.figures[0].differenceToNation).toBeCloseTo(87.5 - figures[0].value, 9)
  })

  it('tell public authorities and independent ones apart', async () => {
    const { data } = await world.ask('analyst', summary, { variables: { kpiCodes: [pupils], by: 'AUTHORITY_TYPE' } })
    expect(data.kpiSummary.map(({ code, place }: any) => [code, place])).toEqual([['PUBLIC', null]])
  })

  it('take as few statements however many places there are', async () => {
    world.takeStatements()
    await world.ask('analyst', summary, { variables: { kpiCodes: codes, by: 'AUTHORITY' } })
    await ask('analyst', { filter: { kpiCodes: codes, periods: [period] } })
    const asked = world.takeStatements().flatMap((one) => /\/\* (\w+) \*\//.exec(one)?.[1] ?? [])
    expect(asked.filter((one) => !/^(viewerFor|read)/.test(one)).toSorted()).toEqual([
      'kpiSummary',
      'kpiValuesListed',
      'kpisById',
      'kpisById',
      'ownKpiValues',
      'placesById',
    ])
  })
})
