import { describe, expect, it } from 'vitest'
import { FileRefused, type Problem } from '../skolverket/skolverket.refusal.ts'
import { readExported } from './exported.ts'
import type { FigureFile } from './figures.ts'
import { readMapped, readMapping } from './mapping.ts'

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

describe('A mapping', () => {
  const mapping = {
    columns: {
      place: { column: 'Enhet', is: 'schoolUnitCode' },
      kpi: { value: 'skolverket.year9.eligibleShare' },
      period: { column: 'Läsår' },
      gender: { column: 'Kön', values: { Flickor: 'GIRLS', Alla: 'ALL' } },
      value: { column: 'Andel' },
      contributors: { column: 'Antal' },
    },
    source: 'Egen tabell',
    asOf: '2026-06-30',
  }

  it('explains any table: what is missing, hidden and nearly all, of whom, and of how many', () => {
    const read = readMapping(json(mapping))
    const content =
      'Enhet;Läsår;Kön;Andel;Antal\n1;2024/25;Flickor;90,5;20\n1;2024/25;Alla;..;\n2;2024/25;Alla;~100;40\n3;2024/25;Alla;.;\n'
    const file = readMapped(bytes(content), read)
    expect(told(file)).toEqual([
      ['UNIT 1 skolverket.year9.eligibleShare 2024/25 GIRLS', 90.5],
      ['UNIT 1 skolverket.year9.eligibleShare 2024/25 ALL', 'SUPPRESSED'],
      ['UNIT 2 skolverket.year9.eligibleShare 2024/25 ALL', 100],
      ['UNIT 3 skolverket.year9.eligibleShare 2024/25 ALL', 'MISSING'],
    ])
    expect([file.asOfDate, file.isPublic, file.rows.map(({ contributors }) => contributors)]).toEqual([
      '2026-06-30',
      false,
      [20, null, 40, null],
    ])
  })

  it('tells every faulty line, and takes no key it does not know', () => {
    const content = 'Enhet;Läsår;Kön;Andel;Antal\n1;2024/25;Pojkar;x;y\n'
    const faults = problemsOf(() => readMapped(bytes(content), readMapping(json(mapping))))
    expect(faults.map(({ column }) => column)).toEqual(['Andel', 'Antal', 'Kön'])
    expect(() => readMapping(json({ ...mapping, colour: 'red' }))).toThrow(FileRefused)
    expect(() => readMapping(bytes('['))).toThrow(FileRefused)
  })
})

describe('What another installation has exported', () => {
  const line = (more: object = {}) =>
    JSON.stringify({
      ...{ place_kind: 'UNIT', place_code: '10000001', place_name: 'A', kpi_code: 'k', kpi_name: 'K', period: '2024/25' },
      ...{
        gender: 'ALL',
        school_type: null,
        school_year: null,
        subject_code: null,
        value: 12.5,
        kind: 'VALUE',
        is_nearly_all: false,
      },
      ...{ contributing_count: null, reason: null, status: 'FINAL', as_of: '2025-06-30', imported_at: '2025-07-01T10:00:00Z' },
      ...{ source: 'S', target: null, unit_of_measure: 'PROCENT' },
      ...more,
    })
  const ended = (...lines: string[]) => bytes([...lines, JSON.stringify({ end: true, rows: lines.length })].join('\n'))

  it('is read as it was told', () => {
    const file = readExported(ended(line(), line({ gender: 'GIRLS', value: null, kind: 'SUPPRESSED', reason: 'few' })))
    expect(file.problems).toEqual([])
    expect(file.rows).toMatchObject([
      { figure: { kind: 'VALUE', value: 12.5 }, source: 'S', status: 'FINAL', asOfDate: '2025-06-30', schoolYear: -1 },
      { figure: { kind: 'SUPPRESSED' }, gender: 'GIRLS' },
    ])
  })

  it('is refused where it is cut short, or a line is none', () => {
    expect(problemsOf(() => readExported(bytes(line()))).map(({ problem }) => problem)).toEqual([
      expect.stringContaining('cut short'),
    ])
    const faults = problemsOf(() => readExported(ended(line({ value: null }), '{', line({ place_code: null }))))
    expect(faults.map((one) => one.line)).toEqual([1, 2, 3])
  })
})
