import { type FigureColumn, type KeyColumn, keyColumns, type SkolverketTable } from './skolverket.tables.ts'

/** A figure that is hidden and one that does not exist are neither zero nor each other. */
export type Figure =
  | { readonly kind: 'VALUE'; readonly value: number; readonly isNearlyAll: boolean }
  | { readonly kind: 'SUPPRESSED' }
  | { readonly kind: 'MISSING' }

const authorityTypes = ['Kommunal', 'Enskild'] as const
export type AuthorityType = (typeof authorityTypes)[number]

const unsigned = /^(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:,\d+)?$/
const numberIn = (cell: string) => Number(cell.replaceAll(/[ \u00a0\u202f]/g, '').replace(',', '.'))
const quoted = (cell: string) => `"${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}"`

/** The figure of a sound cell. */
export function readFigure(cell: string): Figure {
  if (cell === '..') return { kind: 'SUPPRESSED' }
  if (cell === '.') return { kind: 'MISSING' }
  if (cell === '~100') return { kind: 'VALUE', value: 100, isNearlyAll: true }
  return { kind: 'VALUE', value: numberIn(cell), isNearlyAll: false }
}

type FindFault = (cell: string) => string | null

const name: FindFault = (cell) => {
  if (cell === '') return 'is empty'
  return /[\p{Cc}\uFFFD]/u.test(cell) ? `${quoted(cell)} holds characters no name has` : null
}

const digits =
  (count: number): FindFault =>
  (cell) =>
    new RegExp(`^\\d{${count}}$`).test(cell) ? null : `${quoted(cell)} is not ${count} digits`

const figure =
  (range: FindFault): FindFault =>
  (cell) => {
    if (cell === '..' || cell === '.') return null
    if (/^[-−]\s*\d/.test(cell)) return `${quoted(cell)} is negative`
    return unsigned.test(cell) ? range(cell) : `${quoted(cell)} is not a number`
  }

function faultInFigure({ max, isWhole, isNearlyAllAllowed }: FigureColumn): FindFault {
  const sound = figure((cell) => {
    if (isWhole && !Number.isSafeInteger(numberIn(cell))) return `${quoted(cell)} is not a whole number`
    return max !== null && numberIn(cell) > max ? `${quoted(cell)} is not between 0 and ${max}` : null
  })
  return (cell) => (isNearlyAllAllowed && cell === '~100' ? null : sound(cell))
}

const faultInKey: Readonly<Record<KeyColumn, FindFault>> = {
  unitName: name,
  unitCode: digits(8),
  municipalityName: name,
  municipalityCode: digits(4),
  authorityType: (cell) =>
    authorityTypes.some((type) => type === cell) ? null : `${quoted(cell)} is neither ${authorityTypes.join(' nor ')}`,
  authorityName: name,
  organisationNumber: digits(10),
}

/** A column of a table: a key, or the number of a column of figures. */
export type Column = string

/** How the columns of a table are called, and what is wrong with a cell of each, if anything. */
export interface Layout {
  readonly table: SkolverketTable
  readonly columns: readonly Column[]
  readonly titles: Readonly<Record<Column, string>>
  readonly faultIn: Readonly<Record<Column, FindFault>>
}

/** Lays a table out: what a line is of comes first, then its figures in their order. */
export function layoutOf(table: SkolverketTable): Layout {
  const keys = keyColumns.flatMap((key) =>
    table.keys[key] === undefined ? [] : [[key, table.keys[key], faultInKey[key]] as const],
  )
  const figures = table.figures.map((column, n) => [`figure ${n}`, column.title, faultInFigure(column)] as const)
  const all = [...keys, ...figures]
  return {
    table,
    columns: all.map(([column]) => column),
    titles: Object.fromEntries(all.map(([column, title]) => [column, title])),
    faultIn: Object.fromEntries(all.map(([column, , fault]) => [column, fault])),
  }
}
