import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { type Cells, type Column, optional, required } from './population_register.columns.ts'

/** What is wrong in a file, and where. Never says whom the line is about. */
export interface Problem {
  /** Counted from 1, as an editor shows it. */
  readonly line: number
  /** Null when the fault is in the whole line. */
  readonly column: string | null
  readonly problem: string
}

export interface Line {
  readonly line: number
  readonly cells: Cells
}

export interface Lines {
  readonly header: readonly Column[]
  readonly lines: readonly Line[]
  readonly problems: readonly Problem[]
}

const lineEnd = /\r\n|\n|\r/
const columns: readonly string[] = [...required, ...optional]
const wholeLine = (line: number, problem: string): Problem => ({ line, column: null, problem })

// One line at a time: a stray quotation mark then spoils its own line only, and no other line's number.
function cellsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(';').map((cell) => cell.trim())
  try {
    return parse(text, { delimiter: ';', trim: true })[0] ?? []
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

function textOf(bytes: Uint8Array): string | Problem {
  if (!isUtf8(bytes)) {
    const lines = Buffer.from(bytes).toString('latin1').split(lineEnd)
    const at = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')))
    return wholeLine(at + 1, 'the file is not UTF-8; it may be Latin-1, save it as UTF-8')
  }
  const text = new TextDecoder().decode(bytes)
  return text.trim() === '' ? wholeLine(1, 'the file is empty') : text
}

// What stands in the header's place may be a person: it is told by its position, and quoted by nothing.
function headerProblems(header: readonly string[]): Problem[] {
  if (header.filter((title) => columns.includes(title)).length < 2)
    return [wholeLine(1, `is not the header; it must be ${required.join(';')}`)]
  const special = optional.filter((column) => column.startsWith('sarskild'))
  const hasSpecial = special.some((column) => header.includes(column))
  const expected = hasSpecial ? [...required, ...special] : required
  return [
    ...expected
      .filter((column) => !header.includes(column))
      .map((column) => ({ line: 1, column, problem: 'is missing from the header' })),
    ...header.flatMap((title, at) => {
      if (!columns.includes(title)) return [wholeLine(1, `column ${at + 1} is not one of ${columns.join(', ')}; take it away`)]
      return header.indexOf(title) === at ? [] : [{ line: 1, column: title, problem: 'stands twice in the header' }]
    }),
  ]
}

function faultInWidth(cells: readonly string[] | null, width: number): string | null {
  if (cells === null) return 'the quotation marks do not match'
  if (cells.every((cell) => cell === '')) return 'is empty; take the line away'
  return cells.length === width ? null : `has ${cells.length} columns where the header has ${width}`
}

const cellsByColumn = (cells: readonly string[], header: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, cells[header.indexOf(column)] ?? ''])) as Record<Column, string>

/** Divides a file into its header and the cells of each line, and finds what is wrong with the form of it. */
export function divide(bytes: Uint8Array): Lines {
  const text = textOf(bytes)
  if (typeof text !== 'string') return { header: [], lines: [], problems: [text] }
  const [first = '', ...rest] = text.replace(/(?:\r\n|\n|\r)+$/, '').split(lineEnd)
  const header = cellsOf(first) ?? []
  const problems = headerProblems(header)
  if (problems.length > 0) return { header: [], lines: [], problems }
  if (rest.length === 0) problems.push(wholeLine(1, 'no person follows the header'))
  const lines: Line[] = []
  for (const [at, one] of rest.entries()) {
    const cells = cellsOf(one)
    const problem = faultInWidth(cells, header.length)
    if (problem === null) lines.push({ line: at + 2, cells: cellsByColumn(cells ?? [], header) })
    else problems.push(wholeLine(at + 2, problem))
  }
  return { header: header as Column[], lines, problems }
}
