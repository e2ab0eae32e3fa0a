import { daysAfter } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { isText } from '../../shared/text.ts'
import { daysBetween, weekday } from '../../shared/week.ts'
import type { AddDayOffInput, AddDayOffError, DecideSchoolYearInput } from '../administration.generated.ts'
import type { DayOffRow, SchoolYearRow } from './school_calendar.queries.ts'

const wrongYear = (message: string, field: string) => ({ code: 'DATES_INVALID', message, field: [field] }) as const

/** What is wrong with the dates of a school year, if anything. */
export function yearFault({ startDate, autumnEndDate, springStartDate, endDate }: DecideSchoolYearInput) {
  if (autumnEndDate <= startDate) return wrongYear('The autumn term ends after its first day.', 'autumnEndDate')
  if (springStartDate <= autumnEndDate) return wrongYear('The spring term begins after the autumn term.', 'springStartDate')
  if (endDate <= springStartDate) return wrongYear('The school year ends after the spring term has begun.', 'endDate')
  if (daysBetween(startDate, endDate) > 366) return wrongYear('A school year lasts 366 days at most.', 'endDate')
  return null
}

/** 2026/27: the calendar years of its terms. */
export function yearName({ startDate }: Pick<SchoolYearRow, 'startDate'>): string {
  const year = Number(startDate.slice(0, 4))
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** The autumn term (HT) and the spring term (VT). */
export const termsOf = ({ startDate, autumnEndDate, springStartDate, endDate }: SchoolYearRow) => [
  { semester: 'HT' as const, startDate, endDate: autumnEndDate },
  { semester: 'VT' as const, startDate: springStartDate, endDate },
]

const longest = 120

/** What is wrong with days off, if anything. */
export function dayOffFault(
  { startDate, endDate, displayName, schoolTypes }: AddDayOffInput,
  taught: readonly string[],
): AddDayOffError | null {
  const fault = (code: AddDayOffError['code'], message: string, field: string) => ({ code, message, field: [field] })
  const length = daysBetween(startDate, endDate)
  if (length < 0 || length > longest)
    return fault('DATES_INVALID', `The last day comes 0 to ${longest} days after the first.`, 'endDate')
  if (!isText(displayName, 100)) return fault('NAME_INVALID', 'Give a name of 1 to 100 characters.', 'displayName')
  if (schoolTypes == null) return null
  const unknown = schoolTypes.find((type) => taught.length > 0 && !taught.includes(type))
  if (schoolTypes.length === 0 || schoolTypes.some((type) => !/^[A-ZÅÄÖ]{2,20}$/.test(type)))
    return fault('SCHOOL_TYPE_INVALID', "Give Skolverket's codes, such as GR, or leave it out for all.", 'schoolTypes')
  return unknown === undefined ? null : fault('SCHOOL_TYPE_INVALID', `The unit does not teach ${unknown}.`, 'schoolTypes')
}

const isOff = (day: string, schoolType: string | null) => (off: DayOffRow) =>
  off.startDate <= day &&
  day <= off.endDate &&
  (off.schoolTypes === null || schoolType === null || off.schoolTypes.includes(schoolType))

/** Whether a unit teaches a school type on a day: within a term, Monday to Friday, and no day off. */
export function isSchoolDay(day: string, schoolType: string | null, years: readonly SchoolYearRow[], off: readonly DayOffRow[]) {
  const isInTerm = years.flatMap(termsOf).some((term) => term.startDate <= day && day <= term.endDate)
  return isInTerm && weekday(day) <= 5 && !off.some(isOff(day, schoolType))
}

/** The days from the first to the last, both included. */
export function daysFrom(first: string, last: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => daysAfter(first, n))
}

/** A period to list days off of, bounded so that the list is. @throws BAD_USER_INPUT where it is turned or too long. */
export function boundedPeriod(period: { readonly startDate: string; readonly endDate: string }) {
  const length = daysBetween(period.startDate, period.endDate)
  if (length < 0 || length > 400) throw badInput('`endDate` must come 0 to 400 days after `startDate`.')
  return period
}
