import type { PeriodKind } from '../period/period.rules.ts'
import { periodOf } from '../period/period.rules.ts'

/** A key figure, as an import asks about it. */
export interface KnownKpi {
  readonly id: string
  readonly unitOfMeasure: string
  readonly breakdown: string
  readonly periodKind: PeriodKind
  readonly delivery: string
  readonly decimals: number
}

interface Coordinates {
  readonly gender: string
  readonly schoolYear: number
  readonly schoolType: string
  readonly subjectCode: string
}

const kinds: Readonly<Record<PeriodKind, string>> = {
  SCHOOL_YEAR: 'a school year such as 2024/25',
  TERM: 'a term such as 2024/25 HT',
  CALENDAR_YEAR: 'a calendar year such as 2024',
  MONTH: 'a month such as 2024-10',
  DAY: 'a day such as 2024-10-15',
}

/**
 * Whether a key figure is of what is counted here: by cubes, or when a survey closes. What is told of it has been decided with all that was
 * counted; a second decision, of what somebody delivers of it, would tell by the side of the first what that one hides.
 */
export const isCountedHere = (code: string): boolean => /^(own\.|survey\.[0-9a-f]{32}\.)/.test(code)

/** What is wrong with the period of a value, if anything: a key figure has one kind. */
export const periodFault = (period: string, { periodKind }: Pick<KnownKpi, 'periodKind'>): string | null =>
  periodOf(period)?.kind === periodKind ? null : `The period is to be ${kinds[periodKind]}.`

// What is hidden here is decided by sex and by school type; other breakdowns come from facts.
function hiddenHereFault({ schoolYear, subjectCode }: Coordinates): string | null {
  return schoolYear === -1 && subjectCode === ''
    ? null
    : 'Of a key figure that is suppressed here no single school year or subject is delivered.'
}

/** What is wrong with where in the statistics a value belongs, if anything. */
export function cellFault(cell: Coordinates, { breakdown, delivery }: Pick<KnownKpi, 'breakdown' | 'delivery'>): string | null {
  if (cell.gender !== 'ALL' && !breakdown.startsWith('GENDER')) return 'The key figure is not broken down by sex.'
  if (cell.schoolYear !== -1 && !breakdown.endsWith('SCHOOL_YEAR')) return 'The key figure is not broken down by school year.'
  if (cell.schoolYear < -1 || cell.schoolYear > 13) return 'A school year is 0 to 13.'
  if (!/^[A-Z]{0,10}$/.test(cell.schoolType)) return 'A school type is a code such as GR.'
  if (!/^[\p{L}\d_-]{0,40}$/u.test(cell.subjectCode)) return 'A subject is a code of at most 40 characters.'
  return delivery === 'SUPPRESSED_HERE' ? hiddenHereFault(cell) : null
}

interface Counted {
  readonly contributors: number | null
  readonly missed: number | null
}

const isCount = (count: number) => Number.isInteger(count) && count >= 0 && count < 2 ** 31

/** What is wrong with how many a value is of, if anything: where it is suppressed here they decide whether it is told. */
export function countFault(
  { contributors, missed }: Counted,
  { delivery }: Pick<KnownKpi, 'delivery'>,
): 'MISSING' | 'INVALID' | null {
  if (contributors === null) return delivery === 'SUPPRESSED_HERE' ? 'MISSING' : missed === null ? null : 'INVALID'
  if (!isCount(contributors)) return 'INVALID'
  return missed === null || (isCount(missed) && missed <= contributors) ? null : 'INVALID'
}

/** What is wrong with an amount in a unit of measure, if anything: only money may be below zero. */
export function amountFault(value: number, unitOfMeasure: string): string | null {
  if ((value < 0 && unitOfMeasure !== 'KRONOR') || (unitOfMeasure === 'PROCENT' && value > 100))
    return `${value} is out of range for ${unitOfMeasure}.`
  return unitOfMeasure === 'ANTAL' && !Number.isInteger(value) ? `${value} is not a whole number.` : null
}

/** What is wrong with a value, if anything. */
export function valueFault(
  {
    kind,
    value,
    isNearlyAll,
  }: { readonly kind: string; readonly value?: number | null | undefined; readonly isNearlyAll?: boolean | null | undefined },
  { unitOfMeasure, delivery }: Pick<KnownKpi, 'unitOfMeasure' | 'delivery'>,
): string | null {
  if (delivery === 'SUPPRESSED_HERE' && (kind === 'SUPPRESSED' || isNearlyAll))
    return 'What is told of this key figure is decided here: give the value and how many it is of.'
  if (kind !== 'VALUE') return value != null || isNearlyAll ? `A ${kind} cell has no value.` : null
  if (value == null) return 'Give a value, or kind SUPPRESSED or MISSING.'
  const fault = amountFault(value, unitOfMeasure)
  // What is delivered to be hidden is repeated nowhere.
  if (fault) return delivery === 'SUPPRESSED_HERE' ? `It is no value in ${unitOfMeasure}.` : fault
  return isNearlyAll && !(unitOfMeasure === 'PROCENT' && value === 100) ? 'isNearlyAll is for shares of 100 only.' : null
}
