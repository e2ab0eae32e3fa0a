import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { FileRefused, type Problem } from '../skolverket/skolverket.refusal.ts'

/** How a table is written. */
export interface CsvForm {
  readonly delimiter: string
  readonly encoding: 'utf-8' | 'latin1'
  /** On which line the titles stand, counted from 1. */
  readonly headerLine: number
}

export const ordinary: CsvForm = { delimiter: ';', encoding: 'utf-8', headerLine: 1 }

/** A line of a table, by the titles of its columns. */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

const wholeFile = (line: number, problem: string) => new FileRefused([{ line, column: null, problem }])

function textOf(bytes: Uint8Array, encoding: CsvForm['encoding']): string {
  if (encoding === 'utf-8' && !isUtf8(bytes)) throw wholeFile(1, 'the file is not UTF-8; it may be Latin-1, save it as UTF-8')
  const text = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'windows-1252').decode(bytes)
  if (text.trim() === '') throw wholeFile(1, 'the file is empty')
  return text
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function parsed(text: string, { delimiter, headerLine }: CsvForm): readonly Parsed[] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      from_line: headerLine,
    }) as unknown as Parsed[]
  } catch (error) {
    if (error instanceof CsvError) throw wholeFile(Number(error['lines'] ?? 1), 'the quotation marks do not match')
    throw error
  }
}

/** Reads a table with its line numbers. A line that ends elsewhere than the titles do is a fault; titles may stand in any order. */
export function readCsv(bytes: Uint8Array, form: CsvForm, titles: readonly string[]): { rows: CsvRow[]; problems: Problem[] } {
  const [head, ...lines] = parsed(textOf(bytes, form.encoding), form)
  const header = head?.record ?? []
  const missing = titles.filter((title) => !header.includes(title))
  if (missing.length > 0)
    throw new FileRefused(missing.map((column) => ({ line: form.headerLine, column, problem: 'is missing from the titles' })))
  if (lines.length === 0) throw wholeFile(form.headerLine, 'no line follows the titles')
  const problems: Problem[] = []
  const rows = lines.flatMap(({ record, info }): CsvRow[] => {
    // Several lines in one quoted cell: the row is where it ends.
    const line = info.lines
    if (record.length === header.length)
      return [{ line, cells: Object.fromEntries(header.map((title, n) => [title, record[n] ?? ''])) }]
    problems.push({ line, column: null, problem: `has ${record.length} columns where the titles have ${header.length}` })
    return []
  })
  return { rows, problems }
}

const quoted = (cell: string) => `"${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}"`

/** A number as it is written in Sweden or in code; null where it is none. */
export function numberIn(cell: string, decimal: ',' | '.' = ','): number | null {
  const plain = cell.replaceAll(/[\u0020\u00a0\u202f]/g, '').replace('\u2212', '-')
  const shape = decimal === ',' ? /^-?\d+(?:,\d+)?$/ : /^-?\d+(?:\.\d+)?$/
  return shape.test(plain) ? Number(plain.replace(',', '.')) : null
}

/** Reads the cells of rows, and remembers what is wrong with them. */
export function cellReader(row: CsvRow, problems: Problem[], decimal: ',' | '.' = ',') {
  const fault = (column: string, problem: string) => void problems.push({ line: row.line, column, problem })
  const number = (column: string): number => {
    const cell = row.cells[column] ?? ''
    const value = numberIn(cell, decimal)
    if (value === null) fault(column, `${quoted(cell)} is not a number`)
    return value ?? 0
  }
  const whole = (column: string): number => {
    const value = number(column)
    if (!Number.isSafeInteger(value) || value < 0)
      fault(column, `${quoted(row.cells[column] ?? '')} is not a whole number from 0 up`)
    return value
  }
  return { text: (column: string) => row.cells[column] ?? '', number, whole, fault }
}
