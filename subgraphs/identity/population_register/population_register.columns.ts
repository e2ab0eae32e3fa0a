import { parseCivicNo } from '../person/civic_no.ts'

const personColumns = ['personnummer', 'fornamn', 'mellannamn', 'efternamn', 'sekretessmarkering', 'status'] as const
const homeColumns = ['adress', 'postnummer', 'postort'] as const
const specialColumns = ['sarskild_adress', 'sarskild_postnummer', 'sarskild_postort'] as const

/** What every file has. */
export const required = [...personColumns, ...homeColumns] as const
/** What a file may have besides; of the three of the special postal address all or none. */
export const optional = ['tilltalsnamn', ...specialColumns] as const

export type Column = (typeof required)[number] | (typeof optional)[number]
export type Cells = Readonly<Record<Column, string>>

/** The kinds of address the register has, and the columns of each: street, postal code and locality. */
export const addressColumns = { FOLKBOKFORING: homeColumns, SARSKILD_POSTADRESS: specialColumns } as const
export type AddressType = keyof typeof addressColumns
export const addressTypes = Object.keys(addressColumns) as AddressType[]

const markings = ['INGEN', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING']
const statuses = ['AKTIV', 'UTVANDRAD', 'AVLIDEN']

export interface Fault {
  readonly column: Column
  readonly problem: string
}

// No fault quotes its cell: it holds a number, a name or where a protected person lives, or does so when columns have moved.
function faultInNumber(cell: string, today: string): string | null {
  if (cell === '') return 'is empty; every person has a personnummer or a samordningsnummer'
  const found = parseCivicNo(cell, today)
  if (found.kind === 'INVALID') return `is not a personnummer or samordningsnummer. ${found.message}`
  if (found.kind === 'TEMPORARY')
    return 'is a temporary number of the school, which the register does not know; leave the person out'
  return cell.replaceAll(/\D/g, '').length === 12 ? null : 'has no century; write it with twelve digits'
}

const faultInText = (cell: string) =>
  cell.length > 200
    ? `has ${cell.length} characters; the most is 200`
    : /\p{Cc}/u.test(cell)
      ? 'holds a character that cannot be printed; take it away'
      : null

const faultInChoice = (cell: string, choices: readonly string[]) =>
  choices.includes(cell) ? null : `must be one of ${choices.join(', ')}`

const names = (cell: string) => cell.split(/[\s-]+/)

function faultInCalledName({ fornamn, tilltalsnamn }: Cells): string | null {
  const given = names(fornamn)
  return tilltalsnamn === '' || names(tilltalsnamn).every((name) => given.includes(name))
    ? null
    : 'is not among the names in fornamn'
}

function addressFaults(cells: Cells, columns: readonly [Column, Column, Column]): Fault[] {
  const [street, code, locality] = columns
  if (columns.every((column) => cells[column] === '')) return []
  const missing = [street, code, locality].filter((column) => cells[column] === '')
  const isCode = cells[code] === '' || /^\d{3} ?\d{2}$/.test(cells[code])
  return [
    ...missing.map((column) => ({ column, problem: 'is empty; give the whole address, or none of it' })),
    ...(isCode ? [] : [{ column: code, problem: 'is not a postal code of five digits, such as 099 10' }]),
  ]
}

/** Everything that is wrong with one person's cells. */
export function faultsIn(cells: Cells, today: string): Fault[] {
  const checked: Partial<Record<Column, string | null>> = {
    personnummer: faultInNumber(cells.personnummer, today),
    fornamn: cells.fornamn === '' ? 'is empty; give the first names' : null,
    tilltalsnamn: faultInCalledName(cells),
    efternamn: cells.efternamn === '' ? 'is empty; give the family name' : null,
    sekretessmarkering: faultInChoice(cells.sekretessmarkering, markings),
    status: faultInChoice(cells.status, statuses),
  }
  return [...required, ...optional]
    .flatMap((column) => {
      const problem = checked[column] ?? (column === 'personnummer' ? null : faultInText(cells[column]))
      return problem === null ? [] : [{ column, problem }]
    })
    .concat(addressTypes.flatMap((type) => addressFaults(cells, addressColumns[type])))
}
