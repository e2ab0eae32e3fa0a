import { describe, expect, it } from 'vitest'
import { table, text, withLine } from '../skolverket/skolverket.testing.ts'
import { FileRefused, type Problem } from '../skolverket/skolverket.refusal.ts'
import { year9Grades } from '../skolverket/skolverket.tables.ts'
import type { FigureFile } from './figures.ts'
import { readKolada, readUnits } from './kolada.ts'
import { readDescription, readSkolverket, tableNamed } from './skolverket.ts'
import { readEconomy, readPersonnel, readSurveyResults } from './tables.ts'

const bytes = (content: string) => new TextEncoder().encode(content)
const json = (content: unknown) => bytes(JSON.stringify(content))
const told = ({ rows }: FigureFile) =>
  rows.map(({ place, kpiCode, period, gender, figure }) => [
    `${place.kind} ${place.code} ${kpiCode} ${period} ${gender}`,
    figure.kind === 'VALUE' ? figure.value : figure.kind,
  ])
const problemsOf = (read: () => FigureFile): readonly Problem[] => {
  try {
    return read().problems
  } catch (error) {
    if (error instanceof FileRefused) return error.problems
    throw error
  }
}

describe("Skolverket's tables", () => {
  it('are read by their description, units and the parts of the country that they name', () => {
    const file = readSkolverket(bytes(text()), tableNamed('year9-grades')!)
    expect([file.isPublic, file.source, file.rows.length]).toEqual([true, 'Skolverket, slutbetyg årskurs 9, 2024/25', 20])
    expect(file.rows[0]).toMatchObject({ line: 7, column: 'Antal elever', place: { kind: 'UNIT', code: '10000001' } })
    expect(file.areas?.filter(({ kind }) => kind !== 'COUNTY').map(({ code }) => code)).toEqual(['SE', '0999', '0998'])
    expect(file.areas?.filter(({ kind }) => kind === 'COUNTY')).toHaveLength(21)
    expect(tableNamed('none')).toBeNull()
  })

  const byMunicipality = {
    name: 'year9-by-municipality',
    subject: 'Slutbetyg årskurs 9, samtliga elever',
    source: 'Skolverket, kommuner',
    keys: { municipalityName: 'Kommun', municipalityCode: 'Kommun-kod' },
    figures: (['GIRLS', 'BOYS'] as const).map((gender) => ({
      title: gender === 'GIRLS' ? 'Flickor' : 'Pojkar',
      kpiCode: 'skolverket.year9.eligibleShare',
      gender,
      max: 100,
      isNearlyAllAllowed: true,
    })),
  }
  const lines = [
    ...['Grundskola - Slutbetyg årskurs 9, samtliga elever', 'Valt läsår: 2024/25', '', 'Kommun;Kommun-kod;Flickor;Pojkar'],
    ...['Ekköping;0999;90,1;~100', 'Granby;0998;..;..', '', 'Rapportbeskrivning'],
  ]

  it('without units are of municipalities, and their columns of one sex each', () => {
    const described = readDescription(json(byMunicipality))
    expect(told(readSkolverket(bytes(lines.join('\n')), described))).toEqual([
      ['MUNICIPALITY 0999 skolverket.year9.eligibleShare 2024/25 GIRLS', 90.1],
      ['MUNICIPALITY 0999 skolverket.year9.eligibleShare 2024/25 BOYS', 100],
      ['MUNICIPALITY 0998 skolverket.year9.eligibleShare 2024/25 GIRLS', 'SUPPRESSED'],
      ['MUNICIPALITY 0998 skolverket.year9.eligibleShare 2024/25 BOYS', 'SUPPRESSED'],
    ])
    const twice = lines.with(5, 'Granby;0999;1;1').join('\n')
    expect(problemsOf(() => readSkolverket(bytes(twice), described)).map(({ problem }) => problem)).toEqual([
      'the municipality 0999 also stands on line 5',
      expect.stringContaining('0999 is "Granby" here'),
    ])
  })

  it('with a description that says too little or too much are refused', () => {
    const faults = () => readDescription(json({ ...byMunicipality, figures: [], more: 1 }))
    expect(faults).toThrow(FileRefused)
    expect(() => readDescription(bytes('{'))).toThrow(FileRefused)
  })

  it('damaged are refused with every fault', () => {
    const damaged = text(withLine(9, '1 020', 'x', withLine(7, '67,5', 'y', table)))
    expect(problemsOf(() => readSkolverket(bytes(damaged), year9Grades))).toHaveLength(2)
  })
})

describe("Kolada's pages", () => {
  const kpis = {
    name: 'kpis.json',
    bytes: json({
      values: [{ id: 'N15505', title: 'Elever (%)', description: 'Andel', is_divided_by_gender: 1, auspices: 'x' }],
    }),
  }
  const cell = (gender: string, value: number | null) => ({ gender, value, count: 1, status: '' })
  const page = (more: object = {}) => ({
    name: 'p.json',
    bytes: json({
      count: 3,
      values: [
        { kpi: 'N15505', municipality: '0999', period: 2024, values: [cell('T', 81.5), cell('K', null)] },
        { kpi: 'N15505', municipality: '0000', period: 2024, values: [cell('T', 70)] },
        { kpi: 'N15505', ou: 'V15E1', period: '2024', values: [cell('M', 60)] },
      ],
      ...more,
    }),
  })

  it('are read with their definitions, places and sexes; how many values there are is no headcount', () => {
    const units = readUnits(bytes('ou;skolenhetskod\nV15E1;10000001\n'))
    const file = readKolada([page()], kpis, units)
    expect(told(file)).toEqual([
      ['MUNICIPALITY 0999 kolada.N15505 2024 ALL', 81.5],
      ['MUNICIPALITY 0999 kolada.N15505 2024 GIRLS', 'MISSING'],
      ['NATION SE kolada.N15505 2024 ALL', 70],
      ['UNIT 10000001 kolada.N15505 2024 BOYS', 60],
    ])
    expect(file.rows.map(({ contributors }) => contributors)).toEqual([null, null, null, null])
    expect(file.definitions).toMatchObject([{ code: 'kolada.N15505', unitOfMeasure: 'PROCENT', breakdown: 'GENDER' }])
  })

  it('are refused where a unit is unknown, a page missing or the file damaged', () => {
    const problems = problemsOf(() => readKolada([page({ next_url: 'https://api/next' })], kpis, new Map()))
    expect(problems.map(({ problem }) => problem)).toEqual([
      'the unit V15E1 is not in --units',
      'the last page is missing: it names one that follows',
    ])
    expect(problemsOf(() => readKolada([{ name: 'x', bytes: bytes('{"values": [') }], kpis, new Map()))).toHaveLength(1)
    expect(
      problemsOf(() => readKolada([{ name: 'x', bytes: json({ values: [{ kpi: 1 }] }) }], kpis, new Map())).length,
    ).toBeGreaterThan(1)
  })
})

describe('Tables of an authority', () => {
  it('of the economy are three figures a line, an empty cell none, and below zero is a deficit', () => {
    const file = readEconomy(
      bytes('enhetskod;nyckeltal;period;utfall;budget;prognos\r\n10000001;economy.total;2025;1 200,5;−7;\r\n'),
    )
    expect([told(file), file.problems]).toEqual([
      [
        ['UNIT 10000001 economy.total.actual 2025 ALL', 1200.5],
        ['UNIT 10000001 economy.total.budget 2025 ALL', -7],
      ],
      [],
    ])
  })

  it('of staff are shares of hours and of heads, and how many they are of', () => {
    const head = 'enhetskod;period;anställda;frånvarotimmar;arbetade_timmar;slutade\n'
    const file = readPersonnel(bytes(`${head}10000001;2025;20;100;900;5\n10000002;2025;3;0;0;4\n`))
    expect(file.rows.slice(0, 2)).toMatchObject([
      { figure: { value: 10 }, contributors: 20, missed: null, quotient: [100, 1000] },
      { figure: { value: 25 }, contributors: 20, missed: 5, quotient: [5, 20] },
    ])
    expect(file.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'slutade'],
      [3, 'arbetade_timmar'],
    ])
  })

  it('of surveys are a share or a mean of those who answered', () => {
    const head = 'enhetskod;period;fråga;andel_instämmer;medel;svarande;inbjudna\n'
    const file = readSurveyResults(bytes(`${head}10000001;2024/25;security;75;;20;25\n10000001;2024/25;mood;;3,4;9;8\n`))
    expect(file.rows).toMatchObject([
      { kpiCode: 'survey.security', contributors: 20, missed: 5, quotient: [15, 20] },
      { kpiCode: 'survey.mood', contributors: 9, missed: null, quotient: null },
    ])
    expect(file.problems).toMatchObject([{ line: 3, column: 'svarande' }])
  })

  it.each([
    ['of Latin-1', Buffer.from('enhetskod;nyckeltal;period;utfall;budget;prognos;å\n', 'latin1'), 'not UTF-8'],
    ['that is empty', bytes(' \n'), 'empty'],
    ['without a column', bytes('enhetskod;period\n1;2\n'), 'missing from the titles'],
    ['with a line that is too short', bytes('enhetskod;nyckeltal;period;utfall;budget;prognos\n1;2\n'), 'has 2 columns'],
    ['with a stray quote', bytes('enhetskod;nyckeltal;period;utfall;budget;prognos\n1;"2;3;4;5;6\n'), 'quotation marks'],
    ['with words for numbers', bytes('enhetskod;nyckeltal;period;utfall;budget;prognos\n1;2;2025;many;;\n'), 'not a number'],
  ])('%s are refused', (_, content, problem) => {
    expect(
      problemsOf(() => readEconomy(content))
        .map((one) => one.problem)
        .join(),
    ).toContain(problem)
  })
})
