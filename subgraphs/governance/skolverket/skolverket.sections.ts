import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import type { Layout } from './skolverket.columns.ts'
import { FileRefused, type Problem } from './skolverket.refusal.ts'

export interface Row {
  readonly line: number
  /** Null when the line's quotation marks do not match. */
  readonly cells: readonly string[] | null
}

export interface Sections {
  readonly period: string
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
}

const lineEnd = /\r\n|\n|\r/
const blank = /^[;\s]*$/
const legend = /^"?Rapportbeskrivning/
const unitCode = /(?:^|;)"?\d{8}"?(?:;|$)/
const period = /^Valt läsår:\s*(\d{4})\/(\d{2})$/

const wholeLine = (at: number, problem: string): Problem => ({ line: at + 1, column: null, problem })

// One line at a time: a stray quotation mark then spoils its own line only, and no other line's number.
function cellsOf(text: string): string[] | null {
  try {
    return parse(text, { delimiter: ';', trim: true })[0] ?? []
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

function linesOf(bytes: Uint8Array): string[] {
  if (!isUtf8(bytes)) {
    const lines = Buffer.from(bytes).toString('latin1').split(lineEnd)
    const at = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')))
    throw new FileRefused([wholeLine(at, 'the file is not UTF-8; it may be Latin-1, save it as UTF-8')])
  }
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') throw new FileRefused([wholeLine(0, 'the file is empty')])
  return text.replace(/(?:\r\n|\n|\r)$/, '').split(lineEnd)
}

// The legend explains the columns one by one, so one title does not make a header.
const isHeader = (text: string, known: readonly string[]) =>
  (cellsOf(text) ?? []).filter((cell) => known.includes(cell)).length > 1

function readPreamble(lines: readonly string[], subject: string): { period: string; problems: Problem[] } {
  const at = lines.findIndex((line) => line.includes('Valt läsår'))
  const [, year = '', next = ''] = period.exec(cellsOf(lines[at] ?? '')?.[0] ?? '') ?? []
  const problems: Problem[] = []
  if (!lines.some((line) => line.includes(subject))) {
    problems.push(wholeLine(0, `the lines above the table do not say "${subject}"`))
  }
  if (at === -1) problems.push(wholeLine(0, 'the lines above the table do not say the school year ("Valt läsår: 2024/25")'))
  else if (year === '' || (Number(year) + 1) % 100 !== Number(next))
    problems.push(wholeLine(at, 'is not a school year such as 2024/25'))
  return { period: `${year}/${next}`, problems }
}

function headerProblems(header: readonly string[], line: number, known: readonly string[]): Problem[] {
  const missing = known.filter((title) => !header.includes(title))
  return [
    ...missing.map((column) => ({ line, column, problem: 'is missing from the header' })),
    ...header.flatMap((column, at) => {
      if (column === '') return { line, column: null, problem: `column ${at + 1} of the header has no title` }
      if (!known.includes(column)) return { line, column, problem: 'is not a column of this table' }
      return header.indexOf(column) === at ? [] : { line, column, problem: 'stands twice in the header' }
    }),
  ]
}

function findEnd(lines: readonly string[], from: number, isOfUnits: boolean): { end: number; problems: Problem[] } {
  const legendAt = lines.findIndex((text, at) => at >= from && legend.test(text))
  if (legendAt === -1) {
    const blankAt = lines.findIndex((text, at) => at >= from && blank.test(text))
    const end = blankAt === -1 ? lines.length : blankAt
    const problem = 'no "Rapportbeskrivning" follows the table, so the file may have been cut short'
    return { end, problems: [wholeLine(Math.min(end, lines.length - 1), problem)] }
  }
  let end = legendAt
  while (end > from && blank.test(lines[end - 1] ?? '')) end -= 1
  const problems = lines.flatMap((text, at) =>
    isOfUnits && at > legendAt && unitCode.test(text) ? wholeLine(at, 'a school unit stands after the end of the table') : [],
  )
  if (end === legendAt) problems.push(wholeLine(legendAt, 'no empty line stands between the table and its description'))
  return { end, problems }
}

/** Finds what the file says of itself, its header and its rows of data; the legend below them is not data. */
export function divide(bytes: Uint8Array, { table, columns, titles }: Layout): Sections {
  const lines = linesOf(bytes)
  const known = columns.map((column) => titles[column]!)
  const headerAt = lines.findIndex((line) => isHeader(line, known))
  const preamble = readPreamble(headerAt === -1 ? lines : lines.slice(0, headerAt), table.subject)
  if (headerAt === -1) {
    throw new FileRefused([...preamble.problems, wholeLine(0, `the file has no header line ("${known[0]};${known[1]};…")`)])
  }
  const from = headerAt + 1
  const header = cellsOf(lines[headerAt] ?? '') ?? []
  const { end, problems } = findEnd(lines, from, table.keys.unitCode !== undefined)
  if (end === from) problems.push(wholeLine(headerAt, 'no school unit follows the header'))
  return {
    period: preamble.period,
    header,
    rows: lines.slice(from, end).map((text, at) => ({ line: from + at + 1, cells: cellsOf(text) })),
    problems: [...preamble.problems, ...headerProblems(header, headerAt + 1, known), ...problems],
  }
}
