import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { importValues, meritValue } from '../../shared/act.testing.ts'

const merit = 'skolverket.year9.meritValue'
const [ekhamra, bjork] = [unitId('ekhamraskolan'), unitId('bjorkskolan')]

const breakfast = {
  organisationId: authorityId,
  code: 'ekhamra.frukost',
  name: 'Portioner frukost',
  nameEn: 'Breakfasts served',
  domain: 'ECONOMY',
  unitOfMeasure: 'ANTAL',
  direction: 'HIGHER_IS_BETTER',
  numerator: 'Portioner',
  rollUp: 'SUM',
  periodKind: 'MONTH',
  decimals: 0,
  delivery: 'NOT_ABOUT_PERSONS',
  source: 'Köket',
  owner: 'Kostenheten',
}
const { organisationId: _, code: __, unitOfMeasure: ___, periodKind: ____, delivery: _____, ...words } = breakfast

const overview = `query ($id: ID!, $period: String!) { unitOverview(organisationId: $id, period: $period) {
  organisation { displayName } period
  groups { domain figures { change
    value { id period kpi { code } figure { __typename ... on Figure { value isNearlyAll } } target { value } deviation { difference verdict } }
    yearBefore { period figure { ... on Figure { value } } }
    comparisons { place { kind displayName } figure { ... on Figure { value } } } } }
  freshness { source asOfDate } } }`

describe('What a unit is to reach, and how it stands', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const ask = (persona: string, of: string, period: string) => world.ask(persona, overview, { variables: { id: of, period } })
  const figuresOf = async (persona: string, of: string, period = '2024/25') => {
    const { data, errors } = await ask(persona, of, period)
    expect(errors).toEqual([])
    return data.unitOverview.groups.flatMap(({ figures }: any) => figures)
  }
  const ofMerit = async (persona: string, of = ekhamra, period = '2024/25') =>
    (await figuresOf(persona, of, period)).find(({ value }: any) => value.kpi.code === merit)
  const set = (persona: string, input: object) =>
    act(world, persona, 'setKpiTarget', { organisationId: ekhamra, kpiCode: merit, period: '2024/25', value: 220, reason: 'Nämndens mål', ...input }, 'target { id value version setBy { displayName } }') // prettier-ignore

  it('an authority defines key figures of its own, and says them better', async () => {
    const first = await act(
      world,
      'authority-admin',
      'defineKpi',
      breakfast,
      'kpi { id version permittedActions owner rollUp delivery }',
    )
    const { kpi } = first.data.defineKpi
    expect(kpi).toMatchObject({ version: 1, permittedActions: ['REVISE_KPI', 'RETIRE_KPI'], owner: 'Kostenheten', rollUp: 'SUM' })
    expect(await did(world, 'authority-admin', 'defineKpi', breakfast)).toBe('CODE_TAKEN')
    const revise = (persona: string, given: object = {}) =>
      did(world, persona, 'reviseKpi', { kpiId: kpi.id, expectedVersion: 1, ...words, name: 'Serverade frukostar', ...given })
    expect(await revise('authority-admin')).toBe('DONE')
    expect(await revise('authority-admin')).toBe('CONFLICT')
    expect(await revise('analyst')).toBe('FORBIDDEN')
    const retire = (endDate: string) => did(world, 'authority-admin', 'retireKpi', { kpiId: kpi.id, expectedVersion: 2, endDate })
    expect(await retire('2027-06-30')).toBe('DONE')
    const valid = await world.ask('teacher', '{ on: kpis(on: "2027-06-30", domain: ECONOMY) { code } after: kpis(on: "2027-07-01", domain: ECONOMY) { code } }') // prettier-ignore
    const own = (kpis: { code: string }[]) => kpis.filter(({ code }) => code.startsWith('ekhamra.'))
    expect([own(valid.data.on), own(valid.data.after)]).toEqual([[{ code: 'ekhamra.frukost' }], []])
  })

  it.each<[string, object, string]>([
    ['a code of the product', { code: 'skolverket.year9.x' }, 'CODE_INVALID'],
    ['a code of one part', { code: 'frukost' }, 'CODE_INVALID'],
    ['no name', { name: ' ' }, 'TEXT_INVALID'],
    ['a mean of nothing', { code: 'ekhamra.a', rollUp: 'WEIGHTED_MEAN' }, 'ROLL_UP_INVALID'],
    ['a mean weighed by a mean', { code: 'ekhamra.b', rollUp: 'WEIGHTED_MEAN', weightCode: merit }, 'ROLL_UP_INVALID'],
    ['a sum with a weight', { code: 'ekhamra.c', weightCode: 'skolverket.year9.pupils' }, 'ROLL_UP_INVALID'],
    ['half a decimal', { code: 'ekhamra.d', decimals: 4 }, 'DECIMALS_INVALID'],
    ['pupils who are no persons', { code: 'ekhamra.e', domain: 'SCHOOL' }, 'DELIVERY_INVALID'],
    ['another authority', { code: 'ekhamra.f', organisationId: unknown }, 'NOT_FOUND'],
  ])('but not with %s', async (_of, given, code) => {
    expect(await did(world, 'authority-admin', 'defineKpi', { ...breakfast, ...given })).toBe(code)
  })

  it('what comes with the product is nobody’s to change', async () => {
    const { data } = await world.ask('authority-admin', `{ kpi(code: "${merit}") { id version permittedActions numerator } }`)
    expect(data.kpi.permittedActions).toEqual([])
    expect(data.kpi.numerator).toContain('meritvärdena')
    expect(await did(world, 'authority-admin', 'retireKpi', { kpiId: data.kpi.id, expectedVersion: data.kpi.version, endDate: '2030-01-01' })).toBe('FORBIDDEN') // prettier-ignore
  })

  it('a target is set by who leads, for themselves and all below who have set none', async () => {
    expect(verdict(await set('principal', { expectedVersion: 1 }))).toBe('CONFLICT')
    expect(verdict(await set('principal', { period: '2024' }))).toBe('PERIOD_INVALID')
    expect(verdict(await set('principal', { kpiCode: 'none.such' }))).toBe('KPI_UNKNOWN')
    expect(verdict(await set('principal', { value: -1 }))).toBe('VALUE_INVALID')
    expect(verdict(await set('principal', { reason: '' }))).toBe('REASON_INVALID')
    expect(verdict(await set('principal-other-school', {}))).toBe('FORBIDDEN')
    expect(verdict(await set('authority-admin', { organisationId: authorityId, value: 230 }))).toBe('DONE')
    expect((await ofMerit('teacher')).value).toMatchObject({ target: { value: 230 }, deviation: { verdict: 'WORSE' } })
    const { target } = (await set('principal', {})).data.setKpiTarget
    expect(target).toMatchObject({ value: 220, version: 1, setBy: { displayName: 'Anders Hellström' } })
    expect(verdict(await set('principal', {}))).toBe('CONFLICT')
    expect((await ofMerit('teacher')).value).toMatchObject({
      target: { value: 220 },
      deviation: { difference: 4.6, verdict: 'BETTER' },
    })
    const { data } = await world.ask('teacher', `{ organisation(id: "${ekhamra}") { kpiTargets(period: "2024/25") { value } permittedTargetActions } }`) // prettier-ignore
    expect(data.organisation).toEqual({ kpiTargets: [{ value: 220 }], permittedTargetActions: [] })
  })

  it('and not told to those whose it is not: another unit’s leadership reads the authority’s alone', async () => {
    const seen = async (persona: string) => (await ofMerit(persona))?.value.target?.value ?? null
    const others: [string, number | null][] = [['principal-other-school', 230], ['analyst', 220], ['authority-admin', 220], ['principal', 220]] // prettier-ignore
    for (const [persona, target] of others) expect([persona, await seen(persona)]).toEqual([persona, target])
    const observer = await ask('unit-observer', ekhamra, '2024/25')
    expect(observer.errors.length).toBeGreaterThan(0)
    expect(observer.errors.every(({ path, extensions }) => /target|deviation/.test(path!.join('.')) && extensions.code === 'FORBIDDEN')).toBe(true) // prettier-ignore
    const rows = async (role: string, kind: string, name: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', ${kind}, true),
          set_config('skolgraf.today', '2026-11-22', true), set_config('role', ${role}, true)`
        const { count } = await tx`select from governance.kpi_target`
        await tx`select set_config('role', 'none', true)`
        return count
      })
    expect(await rows('skolgraf_governance_viewer', 'PERSON', 'Jenny Bergström')).toBe(0)
    expect(await rows('skolgraf_governance_authority', 'PERSON', 'Jenny Bergström')).toBe(0)
  })

  it('an overview has the figures of the period, of the year before, and of what is around, in few statements', async () => {
    world.takeStatements()
    const figure = await ofMerit('principal')
    const names = world.takeStatements().flatMap((statement) => /^\/\* (\w+) \*\//.exec(statement)?.[1] ?? [])
    expect(names.filter((name) => name !== 'viewerFor').toSorted()).toEqual(['kpisById', 'nearestTargets', 'organisationsById', 'valuesAround']) // prettier-ignore
    expect(figure).toMatchObject({
      change: 13.3,
      value: { period: '2024/25', figure: { __typename: 'Figure', value: 224.6 } },
      yearBefore: { period: '2023/24', figure: { value: 211.3 } },
      comparisons: [],
    })
    const { data } = await ask('principal', ekhamra, '2024/25')
    expect(data.unitOverview.freshness).toEqual([{ source: 'Ekhamra kommun (demo)', asOfDate: '2025-06-30' }])
  })

  it('of other periods too: what begins within them is theirs', async () => {
    const { data } = await importValues(world, 'authority-admin', [
      { ...meritValue({ period: '2023/24', value: 199 }), organisationId: authorityId },
      { organisationId: bjork, kpiCode: 'ekhamra.frukost', period: '2026-09', kind: 'VALUE', value: 4100 },
      { organisationId: bjork, kpiCode: 'ekhamra.frukost', period: '2026-10', kind: 'VALUE', value: 4200 },
      { organisationId: bjork, kpiCode: 'ekhamra.frukost', period: '2025-12', kind: 'VALUE', value: 3900 },
    ])
    expect(data.importKpiValues).toEqual({ importedCount: 4, userErrors: [] })
    const [figure] = await figuresOf('authority-admin', bjork, '2026/27')
    expect(figure).toMatchObject({ change: 300, value: { period: '2026-10' }, yearBefore: { period: '2025-12' } })
    const before = await ofMerit('authority-admin', ekhamra, '2023/24')
    expect(before.comparisons).toEqual([{ place: { kind: 'AUTHORITY', displayName: 'Ekhamra kommun' }, figure: { value: 199 } }])
    expect(await figuresOf('authority-admin', bjork, '2026-11')).toEqual([])
  })

  it('with what is being analysed, planned and due, each by its own rules', async () => {
    await did(world, 'authority-admin', 'addWheelEvent', { organisationId: authorityId, title: 'Läsårsanalys', description: '', startsOn: '2026-11-01', dueOn: '2026-12-15', isRequired: true, link: 'NONE' }) // prettier-ignore
    await did(world, 'authority-admin', 'addWheelEvent', { organisationId: authorityId, title: 'Plan', description: '', startsOn: '2026-09-01', dueOn: '2026-11-20', isRequired: true, link: 'PLAN', academicYear: '2026/27' }) // prettier-ignore
    expect(await did(world, 'principal', 'draftOperationalPlan', { organisationId: ekhamra, academicYear: '2026/27' })).toBe(
      'DONE',
    )
    const parts = async (persona: string) => {
      const query = `{ unitOverview(organisationId: "${ekhamra}", period: "2026/27") { analyses { title } planStatus { activityCount overdueCount plan { state } }
        comingEvents { title } lateEvents { title } } }` // prettier-ignore
      const { data, errors } = await world.ask(persona, query)
      const refused = errors.map(({ path, extensions }) => `${path!.at(-1)} ${extensions.code}`)
      return { ...data.unitOverview, refused: refused.toSorted() }
    }
    const none = { analyses: null, planStatus: null, comingEvents: null, lateEvents: null }
    const coming = [{ title: 'Läsårsanalys' }]
    expect(await parts('principal')).toEqual({ analyses: [], planStatus: { activityCount: 0, overdueCount: 0, plan: { state: 'DRAFT' } }, comingEvents: coming, lateEvents: [{ title: 'Plan' }], refused: [] }) // prettier-ignore
    expect(await parts('teacher')).toEqual({ ...none, analyses: [], comingEvents: coming, refused: ['lateEvents FORBIDDEN'] })
    const refused = ['analyses', 'comingEvents', 'lateEvents', 'planStatus'].map((part) => `${part} FORBIDDEN`)
    expect(await parts('analyst')).toEqual({ ...none, refused })
  })

  it('what is not published shows to the unit and the authority, until it is published', async () => {
    const periods = async (persona: string) => (await ofMerit(persona, ekhamra, '2025/26'))?.value.period ?? null
    expect([await periods('principal'), await periods('principal-other-school')]).toEqual(['2025/26', null])
    const publish = (persona: string, given: object = {}) =>
      act(world, persona, 'publishKpiValues', { organisationId: authorityId, kpiCodes: [merit], period: '2025/26', ...given }, 'publishedCount') // prettier-ignore
    expect(verdict(await publish('principal'))).toBe('FORBIDDEN')
    expect(verdict(await publish('authority-admin', { period: 'soon' }))).toBe('PERIOD_INVALID')
    expect(verdict(await publish('authority-admin', { kpiCodes: ['none.such'] }))).toBe('KPI_UNKNOWN')
    expect(verdict(await publish('authority-admin', { organisationId: unknown }))).toBe('NOT_FOUND')
    expect((await publish('authority-admin')).data.publishKpiValues.publishedCount).toBe(2)
    expect(verdict(await publish('authority-admin'))).toBe('NOTHING_TO_PUBLISH')
    expect(await periods('principal-other-school')).toBe('2025/26')
  })

  it('and what was told before can be read as it was known', async () => {
    const value = { organisationId: ekhamra, kpiCode: merit, period: '2022/23', kind: 'VALUE', value: 201, isPublished: true }
    await importValues(world, 'authority-admin', [value])
    world.travel('2026-11-25')
    await importValues(world, 'authority-admin', [{ ...value, value: 202 }])
    const known = async (knownOn: string | null, persona = 'teacher') => {
      const { data } = await world.ask(persona, `query ($on: Date) { organisation(id: "${ekhamra}") { kpiValues(filter: { period: "2022/23", knownOn: $on }) {
        figure { ... on Figure { value } } asOfDate } } }`, { variables: { on: knownOn } }) // prettier-ignore
      return data.organisation.kpiValues.map(({ figure, asOfDate }: any) => [figure.value, asOfDate])
    }
    expect(await known('2026-11-21')).toEqual([])
    expect(await known('2026-11-22')).toEqual([[201, '2026-11-22']])
    expect(await known('2026-11-24')).toEqual([[201, '2026-11-22']])
    expect(await known(null)).toEqual([[202, '2026-11-25']])
    // What should have been hidden is hidden from then on, as it was known on any day: from strangers, and from those who see the unit's own.
    const [told] =
      await world.sql`select id from governance.kpi_value where period = '2022/23' and place_id = ${ekhamra} and value = 201`
    world.travel('2026-11-26')
    await importValues(world, 'authority-admin', [{ ...value, kind: 'SUPPRESSED', value: null, isPublished: false }])
    for (const on of ['2026-11-22', '2026-11-25', '2026-11-26']) {
      expect(await known(on)).toEqual(on === '2026-11-26' ? [[undefined, '2026-11-26']] : [])
      expect(await known(on, 'principal-other-school')).toEqual([])
    }
    const reported = { kpiValueId: told!['id'], text: 'Fel' }
    expect(await did(world, 'teacher', 'reportDataProblem', reported)).toBe('NOT_FOUND')
    const rows =
      await world.sql`select distinct is_published from governance.kpi_value where period = '2022/23' and place_id = ${ekhamra}`
    expect(rows.map((row) => row['isPublished'])).toEqual([false])
    world.travel()
    await expect(world.sql`set role skolgraf_governance_system; update governance.kpi_value set value = 1`.simple()).rejects.toThrow('permission denied') // prettier-ignore
  })

  it('is for staff, observers and the authority', async () => {
    const mayNot = ['guardian', 'pupil', 'integrator']
    for (const persona of everyone.filter((one) => mayNot.includes(one)))
      expect((await ask(persona, ekhamra, '2024/25')).errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect((await ask('teacher', 'x', '2024/25')).data).toEqual({ unitOverview: null })
    expect((await ask('teacher', ekhamra, 'x')).errors[0]!.extensions.code).toBe('BAD_USER_INPUT')
    expect(await figuresOf('teacher', unknown)).toEqual([])
  })
})
