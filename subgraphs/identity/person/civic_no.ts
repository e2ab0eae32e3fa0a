import personnummer from 'personnummer'
import { daysIn } from '../../shared/clock.ts'

/** Why a text is no identifier of a person. */
export type CivicNoFault = 'LENGTH' | 'CHARACTERS' | 'DATE' | 'FUTURE' | 'SERIAL_NUMBER' | 'CHECK_DIGIT'

export interface CivicNo {
  readonly kind: 'PERSONNUMMER' | 'SAMORDNINGSNUMMER' | 'TEMPORARY'
  /** As stored: twelve digits, or YYYYMMDDTFnn. */
  readonly civicNo: string
  /** Null where a samordningsnummer has no date that exists: it was given to somebody whose date of birth is not known. */
  readonly birthDate: string | null
  readonly sex: 'KVINNA' | 'MAN'
}

export interface InvalidCivicNo {
  readonly kind: 'INVALID'
  readonly reason: CivicNoFault
  /** What is wrong, without the number: it may be read by others than its owner. */
  readonly message: string
}

// The package is a CommonJS function whose types say that it is a module with a default.
const { valid } = personnummer as unknown as typeof personnummer.default

const written = /^(\d{6}|\d{8})\s*([-+]?)\s*(\d{4}|TF\d{2})$/
// With a few blanks around the sign. Longer texts are not looked through.
const longest = 20

const messages: Readonly<Record<CivicNoFault, string>> = {
  LENGTH: 'It must have twelve digits (YYYYMMDDNNNN), ten (YYMMDD-NNNN), or be a temporary number (YYYYMMDDTFnn).',
  CHARACTERS: 'It may hold digits, one hyphen or plus before the last four, and TF in a temporary number; nothing else.',
  DATE: 'Its first digits are not a date that exists.',
  FUTURE: 'Its date of birth has not come yet.',
  SERIAL_NUMBER: 'The three digits after the date of birth are never 000.',
  CHECK_DIGIT: 'Its last digit does not fit the others: a digit is wrong, or two have changed places.',
}

const invalid = (reason: CivicNoFault): InvalidCivicNo => ({ kind: 'INVALID', reason, message: messages[reason] })

// Of these signs in another number it is too short or too long; in the right number they stand in the wrong places.
const shapeFault = (text: string): CivicNoFault =>
  /^\d*\s*[-+]?\s*(?:TF)?\d*$/.test(text) && ![10, 12].includes(text.replaceAll(/\D/g, '').length) ? 'LENGTH' : 'CHARACTERS'

/**
 * The century of a number written with ten digits. A plus takes the place of the hyphen in the year somebody turns 100
 * (18 § folkbokföringslagen), not on the day.
 */
function yearOf(lastTwo: string, sign: string, today: string): number {
  const latest = Number(today.slice(0, 4)) - (sign === '+' ? 100 : 0)
  return latest - ((latest - Number(lastTwo) + 100) % 100)
}

const two = (number: number) => String(number).padStart(2, '0')

interface Parts {
  readonly date: string
  readonly last: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly kind: CivicNo['kind']
}

function partsOf(date: string, last: string): Parts {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number) as [number, number, number]
  const parts = { date, last, year, month, day }
  if (last.startsWith('TF')) return { ...parts, kind: 'TEMPORARY' }
  // 60 is a day that is not known.
  return day < 60 ? { ...parts, kind: 'PERSONNUMMER' } : { ...parts, kind: 'SAMORDNINGSNUMMER', day: day - 60 }
}

const isDate = ({ year, month, day }: Parts) => month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)

// Skatteverket gives samordningsnummer of the month 00, the day 60 and the 31st of every month. Nobody in the register was born
// before 1800: a date there is a slip in the century.
const isPossible = (parts: Parts) =>
  parts.year >= 1800 && (isDate(parts) || (parts.kind === 'SAMORDNINGSNUMMER' && parts.month <= 12 && parts.day <= 31))

const weighed = (digit: number, at: number) => (at % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2)
export const luhn = (digits: string) =>
  Array.from(digits).reduce((sum, digit, at) => sum + weighed(Number(digit), at), 0) % 10 === 0

function hasCheckDigit(parts: Parts): boolean {
  if (parts.kind === 'TEMPORARY') return true
  // The package refuses a date that does not exist, whatever the number is.
  return isDate(parts) ? valid(parts.date + parts.last) : luhn(parts.date.slice(2) + parts.last)
}

function read(date: string, last: string, today: string): CivicNo | InvalidCivicNo {
  const parts = partsOf(date, last)
  const born = `${date.slice(0, 4)}-${two(parts.month)}-${two(parts.day)}`
  if (!isPossible(parts)) return invalid('DATE')
  if (born > today) return invalid('FUTURE')
  if (last.startsWith('000')) return invalid('SERIAL_NUMBER')
  if (!hasCheckDigit(parts)) return invalid('CHECK_DIGIT')
  return {
    kind: parts.kind,
    civicNo: date + last,
    birthDate: isDate(parts) ? born : null,
    sex: Number(last[2]) % 2 === 0 ? 'KVINNA' : 'MAN',
  }
}

/**
 * Reads a personnummer, a samordningsnummer or the school world's temporary number, however it is written. `today` (YYYY-MM-DD)
 * gives ten digits their century. Interim numbers, with a letter for one of the last digits, are no numbers of persons here.
 */
export function parseCivicNo(text: string, today: string): CivicNo | InvalidCivicNo {
  const given = text.trim().toUpperCase()
  if (given.length > longest) return invalid('LENGTH')
  const [, front = '', sign = '', last = ''] = written.exec(given) ?? []
  if (front === '') return invalid(shapeFault(given))
  if (front.length === 8) return read(front, last, today)
  if (last.startsWith('TF')) return invalid('LENGTH')
  return read(`${yearOf(front.slice(0, 2), sign, today)}${front.slice(2)}`, last, today)
}
