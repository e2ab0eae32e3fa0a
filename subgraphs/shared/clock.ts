/** Tells the time of a request. Passed in: relations, windows and retention depend on it, and tests travel in time. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' })

/** The calendar day (YYYY-MM-DD) in Sweden at an instant: school law counts days there, whatever the server's zone. */
export const dayOf = (instant: Date): string => stockholm.format(instant)

/** An instant as it was written, with its zone: in JSON that PostgreSQL has made, say. */
export const instantFrom = (written: string): Date => new Date(written)

/** The instant so many minutes after another. */
export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000)

/** The calendar day so many days after another. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** How many days a month (1 to 12) has. */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day so many months later, or the last of a shorter month, as PostgreSQL and regulation 1182/71, article 3, count. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const padded = (value: number, digits: number) => String(value).padStart(digits, '0')
  return `${padded(toYear, 4)}-${padded(toMonth, 2)}-${padded(Math.min(date, daysIn(toYear, toMonth)), 2)}`
}

/** The same day so many years later: who was born on a leap day has the 28th of February in other years. */
export const yearsAfter = (day: string, years: number): string => monthsAfter(day, years * 12)

/** What is wrong with the day (YYYY-MM-DD) on which something was done, if anything: it has been, and at most a year ago. */
export const dateFault = (day: string, field: string, today: string) =>
  day <= today && day >= yearsAfter(today, -1)
    ? null
    : ({ code: 'DATE_INVALID', message: 'Give a day that has been, at most a year ago.', field: [field] } as const)
