/** What a file of statistics is written as. */
export type Format = 'csv' | 'jsonl'

export type Cell = string | number | boolean | null

export interface Column {
  readonly name: string
  readonly kind?: string
}

interface Looks {
  readonly columns: readonly Column[]
  readonly isSwedish: boolean
}

/** Excel reads UTF-8 only where a file begins with this. */
const byteOrderMark = '\u{feff}'

/** Spreadsheets run a cell that begins so: what is text stays text. */
const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string, separator: string) =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const separatorOf = ({ isSwedish }: Pick<Looks, 'isSwedish'>) => (isSwedish ? ';' : ',')

function cellText(cell: Cell, { isSwedish }: Pick<Looks, 'isSwedish'>): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return isSwedish ? String(cell).replace('.', ',') : String(cell)
  return typeof cell === 'string' ? guarded(cell) : String(cell)
}

/** Lines of a CSV file (RFC 4180): with `;` and decimal commas in Swedish, as Swedish spreadsheets read it. */
export const csvLines = (rows: readonly (readonly Cell[])[], looks: Pick<Looks, 'isSwedish'>): string =>
  rows
    .map((row) => `${row.map((cell) => quoted(cellText(cell, looks), separatorOf(looks))).join(separatorOf(looks))}\r\n`)
    .join('')

export const csvHead = ({ columns, isSwedish }: Looks): string =>
  `${byteOrderMark}${csvLines([columns.map(({ name }) => name)], { isSwedish })}`

/** Lines of JSON, an object each. */
export const jsonLines = (rows: readonly (readonly Cell[])[], { columns }: Looks): string =>
  rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))}\n`).join('')

/** The last line, without which a file of lines is not whole. */
export const jsonEnd = (rows: number): string => `${JSON.stringify({ end: true, rows })}\n`
