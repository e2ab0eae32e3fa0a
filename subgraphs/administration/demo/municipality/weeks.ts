import { daysAfter } from '../../../shared/clock.ts'
import { daysBetween, weekday } from '../../../shared/week.ts'
import { calendarRows, yearAround } from '../demo.ts'

/** The first and last day of a term. */
export interface Term {
  readonly startDate: string
  readonly endDate: string
}

/** The term that a day is in, or the one before where it is in none. In July and August it is the autumn's, to come. */
export function termAround(today: string): Term {
  const { startDate, autumnEndDate, springStartDate, endDate } = yearAround(today)
  return today < springStartDate ? { startDate, endDate: autumnEndDate } : { startDate: springStartDate, endDate }
}

/** The school days of a term. */
export function daysOf({ startDate, endDate }: Term): string[] {
  const { daysOff } = calendarRows(startDate, '')
  const isOff = (day: string) => weekday(day) > 5 || daysOff.some((off) => off.startDate <= day && day <= off.endDate)
  const length = daysBetween(startDate, endDate) + 1
  return Array.from({ length }, (_, n) => daysAfter(startDate, n)).filter((day) => !isOff(day))
}
