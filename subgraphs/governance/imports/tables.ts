import type { Problem } from '../skolverket/skolverket.refusal.ts'
import { cellReader, ordinary, readCsv } from './csv.ts'
import { type FigureFile, type FigureRow, ofEverybody } from './figures.ts'

/** The titles of the tables that authorities deliver themselves. */
export const titles = {
  economy: { unit: 'enhetskod', kpi: 'nyckeltal', period: 'period', actual: 'utfall', budget: 'budget', forecast: 'prognos' },
  personnel: {
    unit: 'enhetskod',
    period: 'period',
    employed: 'anställda',
    absent: 'frånvarotimmar',
    worked: 'arbetade_timmar',
    left: 'slutade',
  },
  survey: { unit: 'enhetskod', period: 'period', question: 'fråga', respondents: 'svarande', invited: 'inbjudna' },
} as const

const share = 'andel_instämmer'
const mean = 'medel'

type Made = Omit<FigureFile, 'rows' | 'problems'> & { readonly rows: FigureRow[]; readonly problems: Problem[] }

const made = (kind: FigureFile['kind'], source: string): Made => ({
  kind,
  source,
  isPublic: false,
  asOfDate: null,
  rows: [],
  problems: [],
})

const unit = (code: string) => ({ kind: 'UNIT', code }) as const
const value = (number: number) => ({ kind: 'VALUE', value: number, isNearlyAll: false }) as const

/** Outcome, budget and forecast: each a key figure of its own, named by the one the line has. An empty cell is none. */
export function readEconomy(bytes: Uint8Array, source = 'Ekonomi'): FigureFile {
  const file = made('ECONOMY', source)
  const { economy } = titles
  const { rows, problems } = readCsv(bytes, ordinary, Object.values(economy))
  file.problems.push(...problems)
  for (const row of rows) {
    const { text, number } = cellReader(row, file.problems)
    for (const part of ['actual', 'budget', 'forecast'] as const) {
      const column = economy[part]
      if (text(column) === '') continue
      const of = { place: unit(text(economy.unit)), kpiCode: `${text(economy.kpi)}.${part}`, period: text(economy.period) }
      file.rows.push({ ...ofEverybody, ...of, line: row.line, column, figure: value(number(column)) })
    }
  }
  return file
}

/** Absence and turnover of staff, from hours and heads: what is told of few is decided here. */
export function readPersonnel(bytes: Uint8Array, source = 'Personal'): FigureFile {
  const file = made('PERSONNEL', source)
  const { personnel } = titles
  const { rows, problems } = readCsv(bytes, ordinary, Object.values(personnel))
  file.problems.push(...problems)
  for (const row of rows) {
    const { text, whole, fault } = cellReader(row, file.problems)
    const [employed, absent, worked, left] = [personnel.employed, personnel.absent, personnel.worked, personnel.left].map(
      whole,
    ) as [number, number, number, number]
    if (left > employed) fault(personnel.left, 'more have left than were employed')
    const of = { ...ofEverybody, place: unit(text(personnel.unit)), period: text(personnel.period), line: row.line }
    const hours = absent + worked
    if (employed === 0) continue
    if (hours === 0) fault(personnel.worked, 'nobody has worked an hour or been absent for one')
    else
      file.rows.push({
        ...of,
        kpiCode: 'personnel.absenceShare',
        column: personnel.absent,
        figure: value((100 * absent) / hours),
        contributors: employed,
        quotient: [absent, hours],
      })
    file.rows.push({
      ...of,
      kpiCode: 'personnel.turnover',
      column: personnel.left,
      figure: value(Math.min(100, (100 * left) / employed)),
      contributors: employed,
      missed: Math.min(left, employed),
      quotient: [left, employed],
    })
  }
  return file
}

/** Results of a survey made elsewhere: by question a share who agree, or a mean; of how many who answered. */
export function readSurveyResults(bytes: Uint8Array, source = 'Enkät'): FigureFile {
  const file = made('SURVEY_RESULTS', source)
  const { survey } = titles
  const { rows, problems } = readCsv(bytes, ordinary, Object.values(survey))
  file.problems.push(...problems)
  for (const row of rows) {
    const { text, number, whole, fault } = cellReader(row, file.problems)
    const [respondents, invited] = [whole(survey.respondents), whole(survey.invited)]
    if (respondents > invited) fault(survey.respondents, 'more have answered than were invited')
    const column = (row.cells[share] ?? '') === '' ? mean : share
    if ((row.cells[mean] ?? '') !== '' && column === share) fault(mean, 'is given beside a share: give one of them')
    const amount = number(column)
    // A share of few is whole persons: how many agree is what its secrecy hangs on.
    const agreeing = Math.round((amount * respondents) / 100)
    const of = { ...ofEverybody, place: unit(text(survey.unit)), period: text(survey.period), line: row.line, column }
    const figure = { kpiCode: `survey.${text(survey.question)}`, figure: value(amount), contributors: respondents }
    if (respondents === 0) continue
    if (column === mean) file.rows.push({ ...of, ...figure })
    else
      file.rows.push({
        ...of,
        ...figure,
        missed: Math.min(respondents, Math.max(0, respondents - agreeing)),
        quotient: [agreeing, respondents],
      })
  }
  return file
}
