/** The columns of the table and their titles in the file. */
export const titles = {
  unitName: 'Skola',
  unitCode: 'Skol-enhetskod',
  municipalityName: 'Skolkommun',
  municipalityCode: 'Kommun-kod',
  authorityType: 'Typ av huvudman',
  authorityName: 'Huvudman',
  organisationNumber: 'Huvudman orgnr',
  pupils: 'Antal elever',
  allCriteriaShare: 'Andel (%) elever som uppfyllt betygskriterierna i alla ämnen',
  eligibleShare: 'Andel (%) elever behöriga till yrkesprog.',
  meritValue: 'Genomsnittligt meritvärde (17 ämnen)',
} as const

export type Column = keyof typeof titles

export const columns = Object.keys(titles) as Column[]

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

const atMost = (most: number) =>
  figure((cell) => (numberIn(cell) <= most ? null : `${quoted(cell)} is not between 0 and ${most}`))

const share = atMost(100)

/** What is wrong with a cell of each column, or null. */
export const faultIn: Readonly<Record<Column, FindFault>> = {
  unitName: name,
  unitCode: digits(8),
  municipalityName: name,
  municipalityCode: digits(4),
  authorityType: (cell) =>
    authorityTypes.some((type) => type === cell) ? null : `${quoted(cell)} is neither ${authorityTypes.join(' nor ')}`,
  authorityName: name,
  organisationNumber: digits(10),
  pupils: figure((cell) => (Number.isSafeInteger(numberIn(cell)) ? null : `${quoted(cell)} is not a whole number`)),
  allCriteriaShare: share,
  // The file's legend gives ~100 a meaning in this column alone: 1 to 4 pupils are not eligible.
  eligibleShare: (cell) => (cell === '~100' ? null : share(cell)),
  meritValue: atMost(340),
}
