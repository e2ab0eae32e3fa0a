import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadFigures, loadTelling } from '../../../scripts/import.figures.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act } from '../../identity/keeping/keeping.testing.ts'
import { importValues, meritValue, unit } from '../../shared/act.testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { FileRefused } from '../skolverket/skolverket.refusal.ts'
import type { FigureFile } from './figures.ts'
import { readEconomy, readPersonnel } from './tables.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const economy = (...lines: string[]) => ['enhetskod;nyckeltal;period;utfall;budget;prognos', ...lines].join('\n')
const personnel = (...lines: string[]) =>
  ['enhetskod;period;anställda;frånvarotimmar;arbetade_timmar;slutade', ...lines].join('\n')

describe('Figures that are delivered', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const load = (file: FigureFile, text: string, day: string, more: object = {}) => {
    const command = { name: 'test', fileName: 'test.csv', bytes: [bytes(text)], now: new Date(`${day}T11:00:00Z`), ...more }
    return loadFigures(world.database.url, file, command, () => () => {})
  }
  const rowsOf = async (code: string) =>
    world.sql`select v.place_id, v.gender, v.kind, v.value, v.contributing_count, v.is_carried from governance.kpi_value v
      join governance.kpi k on k.id = v.kpi_id where k.code = ${code} and v.superseded_at is null order by v.place_id`
  const counted = async () =>
    (
      await world.sql`select (select count(*)::int from governance.kpi_value) as values,
      (select count(*)::int from governance.source_value) as truth, (select count(*)::int from governance.audit) as audit,
      (select count(*)::int from governance.delivery) as deliveries`
    )[0]

  describe('in a table of the economy', () => {
    const text = economy('99990001;economy.total;2025;1200,5;-1000;', '99990002;economy.total;2025;900;950;940')

    it('are tried without a trace, taken in with their delivery, and again are nothing', async () => {
      const before = await counted()
      expect(await load(readEconomy(bytes(text)), text, '2026-11-22', { isDryRun: true })).toMatchObject({ changed: 5 })
      expect(await counted()).toEqual(before)
      expect(await load(readEconomy(bytes(text)), text, '2026-11-22')).toMatchObject({ rows: 5, changed: 5, problems: 0 })
      expect(await load(readEconomy(bytes(text)), text, '2026-11-23')).toMatchObject({ isKnown: true, changed: 0 })
      const query = `query ($id: ID!) { organisation(id: $id) { kpiValues(filter: { kpiCode: "economy.total.budget" }) {
        figure { ... on Figure { value } } delivery { kind fileName rowCount changedCount organisation { id } } } } }`
      const { data, errors } = await world.ask('analyst', query, { variables: { id: unit.bjorkskolan } })
      expect(errors).toEqual([])
      expect(data.organisation.kpiValues).toEqual([
        {
          figure: { value: -1000 },
          delivery: { kind: 'ECONOMY', fileName: 'test.csv', rowCount: 5, changedCount: 5, organisation: { id: authorityId } },
        },
      ])
      for (const asked of ['{ deliveries { edges { node { id } } } }', query.replace(/delivery \{.*?\} \}/, 'delivery { id }')]) {
        const refused = await world.ask('principal', asked, { variables: { id: unit.ekhamraskolan } })
        expect(refused.errors.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN')
      }
    })

    it('are refused with all their faults, each with its line and column', async () => {
      const wrong = economy(
        '99990001;economy.total;2024/25;1;;',
        '12345678;economy.total;2025;1;;',
        '99990002;economy.none;2025;1;;',
        '99990002;economy.staff;2025;1;2;',
        '99990002;economy.staff;2025;1;;',
      )
      const before = await counted()
      const refusal = await load(readEconomy(bytes(wrong)), wrong, '2026-11-22').catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(FileRefused)
      expect((refusal as FileRefused).problems).toEqual([
        { line: 2, column: 'utfall', problem: 'The period is to be a calendar year such as 2024' },
        { line: 3, column: 'utfall', problem: 'no school unit has the code 12345678' },
        { line: 4, column: 'utfall', problem: 'no key figure has the code economy.none.actual' },
        {
          line: 6,
          column: 'utfall',
          problem: 'the same place, key figure, period and group also stand on line 5',
        },
      ])
      expect(await counted()).toEqual(before)
    })
  })

  describe('that are true of few', () => {
    const many = ['99990001;2025;40;400;9600;8', '99990002;2025;30;900;8100;6', '99990003;2025;4;200;800;1']
    const code = 'personnel.absenceShare'
    const told = async () => {
      const rows = await rowsOf(code)
      const of = (id: string) => rows.find(({ placeId }) => placeId === id)
      return [unit.bjorkskolan, unit.ekhamraskolan, unit.sjoviken, authorityId].map((id) => {
        const row = of(id)
        return row && [row['kind'], row['value'], row['contributingCount'], row['isCarried']]
      })
    }

    it('are told where they are many enough, and covered where others would give them away', async () => {
      const text = personnel(...many)
      const imported = await load(readPersonnel(bytes(text)), text, '2026-12-01')
      expect(imported).toMatchObject({ rows: 6, changed: 0, awaiting: 6, twice: 0 })
      expect(await told()).toEqual([
        ['VALUE', 4, 40, false],
        ['SUPPRESSED', null, null, false],
        ['SUPPRESSED', null, null, false],
        ['VALUE', 7.5, null, false],
      ])
    })

    it('are carried where what changed is of too few, and told twice at most', async () => {
      const changed = personnel('99990001;2025;41;400;9600;8', ...many.slice(1))
      await load(readPersonnel(bytes(changed)), changed, '2026-12-02')
      expect((await told())[0]).toEqual(['VALUE', 4, 40, true])
      const third = personnel('99990001;2025;80;400;9600;20', ...many.slice(1))
      expect(await load(readPersonnel(bytes(third)), third, '2026-12-03')).toMatchObject({ told: 0, twice: 2 })
      expect((await told())[0]).toEqual(['VALUE', 4, 40, true])
    })

    it('come by the act as well, with how many they are of, and wait to be told', async () => {
      const value = { ...meritValue({ kpiCode: 'personnel.turnover', period: '2024', value: 10 }) }
      const send = (more: object) =>
        act(world, 'authority-admin', 'importKpiValues', { source: 'P', values: [{ ...value, ...more }] }, 'awaitingCount')
      const codes = async (more: object) => (await send(more)).data.importKpiValues.userErrors.map((fault: any) => fault.code)
      expect(await codes({})).toEqual(['COUNT_MISSING'])
      expect(await codes({ contributors: 10, missed: 11 })).toEqual(['VALUE_INVALID'])
      expect(await codes({ contributors: 10, gender: 'GIRLS' })).toEqual(['CELL_INVALID'])
      expect(await codes({ contributors: 10, kind: 'SUPPRESSED', value: null })).toEqual(['VALUE_INVALID'])
      expect((await send({ contributors: 60, missed: 6 })).data.importKpiValues).toMatchObject({ awaitingCount: 1 })
      expect(await loadTelling(world.database.url, new Date('2026-12-05T11:00:00Z'), false)).toMatchObject({ told: 3 })
    })

    it('are never of what is counted here, which has been decided on with all that was counted', async () => {
      const survey = `survey.${'0'.repeat(32)}.1`
      await world.sql`insert into governance.kpi (id, code, display_name, display_name_en, domain, unit_of_measure, direction, numerator, roll_up,
          breakdown, period_kind, decimals, delivery, rule_code, source, owner)
        select gen_random_uuid(), ${survey}, 'Trivsel', 'Well-being', domain, unit_of_measure, direction, numerator, roll_up, breakdown, period_kind,
          decimals, delivery, rule_code, source, owner from governance.kpi where code = 'own.year9.allCriteriaShare'`
      const truth = await counted()
      const value = { period: '2025/26', value: 80, contributors: 20, missed: 4 }
      const given = ['own.year9.allCriteriaShare', survey].map((kpiCode) => meritValue({ ...value, kpiCode }))
      const { data } = await importValues(world, 'integrator', given)
      expect(data.importKpiValues.userErrors).toMatchObject([
        { code: 'VALUE_INVALID', field: ['values', '0', 'kpiCode'] },
        { code: 'VALUE_INVALID', field: ['values', '1', 'kpiCode'] },
      ])
      expect((await counted())?.['truth']).toBe(truth?.['truth'])
      const place = { kind: 'UNIT', code: '99990001' } as const
      const figure = { kind: 'VALUE', value: 80, isNearlyAll: false } as const
      const row = { line: 1, column: null, place, kpiCode: given[0]!.kpiCode, ...value, gender: 'ALL', schoolType: 'GR', schoolYear: -1,
        subjectCode: '', figure, quotient: null, status: null, asOfDate: null, source: null } as const // prettier-ignore
      const file = { kind: 'CSV', source: 'P', isPublic: false, asOfDate: null, rows: [row], problems: [] } as never
      await expect(load(file, 'counted', '2026-12-06')).rejects.toThrow(FileRefused)
    })

    it('are read by no viewer, past all rules of fields as well', async () => {
      const asRole = (role: string, table: string) =>
        world.sql.begin(async (tx) => {
          await tx`select set_config('skolgraf.viewer_id', ${personId('maria-soderberg')}, true),
            set_config('skolgraf.viewer_kind', 'PERSON', true), set_config('role', ${role}, true)`
          return tx`select * from governance.${tx(table)}`
        })
      for (const role of ['skolgraf_governance_viewer', 'skolgraf_governance_authority'])
        for (const table of ['source_value', 'telling']) await expect(asRole(role, table)).rejects.toThrow(/permission denied/)
      const audits =
        await world.sql`select changed::text as said from governance.audit where act in ('import test', 'tell figures')`
      expect(audits.filter(({ said }) => /"(?:amount|contributors|missed|value)"/.test(said))).toEqual([])
      const problem = await importValues(world, 'integrator', [meritValue({ kpiCode: 'personnel.turnover', period: '2024' })])
      expect(problem.data.importKpiValues.userErrors).toMatchObject([{ code: 'VALUE_INVALID' }, { code: 'COUNT_MISSING' }])
    })
  })
})
