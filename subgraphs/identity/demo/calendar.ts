const dayLength = 86_400_000

/** The days a world is drawn around. A school year runs from 1 July to 30 June. */
export interface Calendar {
  readonly today: string
  /** The year in which the school year of `today` began. */
  readonly year: number
  /** The first day of the school year so many years ago. */
  readonly firstDay: (yearsAgo: number) => string
  /** The last day of this school year. */
  readonly lastDay: string
  /** The last day of the school year before this one. */
  readonly lastDayBefore: string
  readonly daysAgo: (days: number) => string
}

export function calendarOf(today: string): Calendar {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const began = month >= 7 ? year : year - 1
  return {
    today,
    year: began,
    firstDay: (yearsAgo) => `${began - yearsAgo}-07-01`,
    lastDay: `${began + 1}-06-30`,
    lastDayBefore: `${began}-06-30`,
    daysAgo: (days) => new Date(Date.parse(today) - days * dayLength).toISOString().slice(0, 10),
  }
}

export const latest = (...days: readonly string[]): string => days.toSorted().at(-1) ?? ''

/** A day of the year, 1 to 365, as a date. */
export const dateIn = (year: number, dayOfYear: number): string =>
  new Date(Date.UTC(year, 0, dayOfYear)).toISOString().slice(0, 10)
