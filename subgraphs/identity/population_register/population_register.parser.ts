import { parseCivicNo } from '../person/civic_no.ts'
import { addressColumns, type AddressType, addressTypes, type Cells, faultsIn } from './population_register.columns.ts'
import { divide, type Line, type Problem } from './population_register.lines.ts'

export interface RegisteredAddress {
  readonly addressType: AddressType
  readonly streetAddress: string
  readonly postalCode: string
  readonly locality: string
}

/** A person as the population register has them. */
export interface RegisteredPerson {
  readonly civicNo: string
  readonly givenName: string
  readonly middleName: string | null
  readonly familyName: string
  readonly personStatus: string
  readonly securityMarking: string
  /** In the order of their types. */
  readonly addresses: readonly RegisteredAddress[]
}

export type PopulationRegister =
  | {
      readonly kind: 'READ'
      readonly persons: readonly RegisteredPerson[]
      /** The types of address the file tells of: of these a person has what it says, and no other. */
      readonly addressTypes: readonly AddressType[]
    }
  | { readonly kind: 'REFUSED'; readonly problems: readonly Problem[] }

function addressOf(cells: Cells, addressType: AddressType): RegisteredAddress[] {
  const [street, code, locality] = addressColumns[addressType]
  if (cells[street] === '') return []
  const postalCode = cells[code].replace(/^(\d{3}) ?(\d{2})$/, '$1 $2')
  return [{ addressType, streetAddress: cells[street], postalCode, locality: cells[locality] }]
}

const personOf = (cells: Cells, civicNo: string): RegisteredPerson => ({
  civicNo,
  givenName: cells.tilltalsnamn || cells.fornamn,
  middleName: cells.mellannamn || null,
  familyName: cells.efternamn,
  personStatus: cells.status,
  securityMarking: cells.sekretessmarkering,
  addresses: addressTypes.flatMap((type) => addressOf(cells, type)),
})

const problemsOf = ({ line, cells }: Line, today: string): Problem[] =>
  faultsIn(cells, today).map((fault) => ({ line, ...fault }))

/**
 * Reads a file of the population register, as population_register.md describes it. Answers everybody in it, or everything that is
 * wrong: never half a register.
 */
export function readPopulationRegister(bytes: Uint8Array, today: string): PopulationRegister {
  const { header, lines, problems } = divide(bytes)
  const found: Problem[] = [...problems]
  const lineOf = new Map<string, number>()
  const persons: RegisteredPerson[] = []
  for (const one of lines) {
    found.push(...problemsOf(one, today))
    const number = parseCivicNo(one.cells.personnummer, today)
    if (number.kind === 'INVALID') continue
    const earlier = lineOf.get(number.civicNo)
    if (earlier !== undefined)
      found.push({ line: one.line, column: 'personnummer', problem: `is the person of line ${earlier}; keep one of the lines` })
    lineOf.set(number.civicNo, earlier ?? one.line)
    persons.push(personOf(one.cells, number.civicNo))
  }
  if (found.length > 0) return { kind: 'REFUSED', problems: found.toSorted((a, b) => a.line - b.line) }
  return { kind: 'READ', persons, addressTypes: addressTypes.filter((type) => header.includes(addressColumns[type][0])) }
}
