import { type Cells, type Column, optional, required } from './population_register.columns.ts'
import type { Problem } from './population_register.lines.ts'
import { readPopulationRegister } from './population_register.parser.ts'

export const today = '2026-11-22'
export const every: readonly Column[] = [...required, ...optional]

const nobody: Cells = {
  personnummer: '',
  fornamn: 'Alva Maria',
  mellannamn: '',
  efternamn: 'Bergström',
  sekretessmarkering: 'INGEN',
  status: 'AKTIV',
  adress: 'Lindvägen 12',
  postnummer: '099 10',
  postort: 'Ekhamra',
  tilltalsnamn: '',
  sarskild_adress: '',
  sarskild_postnummer: '',
  sarskild_postort: '',
}
export const homeless = { adress: '', postnummer: '', postort: '' }

/** A line of a file: Alva's, but for what is given. */
export const someone = (personnummer: string, given: Partial<Cells> = {}): Cells => ({ ...nobody, personnummer, ...given })

export const lineOf = (cells: Cells, columns = every) => columns.map((column) => cells[column]).join(';')
export const fileOf = (persons: readonly Cells[], columns = every) =>
  [columns.join(';'), ...persons.map((one) => lineOf(one, columns)), ''].join('\n')
export const bytes = (text: string) => new TextEncoder().encode(text)

export const read = (text: string | Uint8Array) => readPopulationRegister(typeof text === 'string' ? bytes(text) : text, today)

export function problems(text: string | Uint8Array): readonly Problem[] {
  const register = read(text)
  if (register.kind === 'READ') throw new Error('the file was not refused')
  return register.problems
}

export function persons(text: string | Uint8Array) {
  const register = read(text)
  if (register.kind === 'REFUSED') throw new Error(`the file was refused: ${JSON.stringify(register.problems)}`)
  return register.persons
}
