/** Tells the time of a request. Passed in: relations, windows and retention depend on it, and tests travel in time. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' })

/** The calendar day (YYYY-MM-DD) in Sweden at an instant: school law counts days there, whatever the server's zone. */
export const dayOf = (instant: Date): string => stockholm.format(instant)

/** The calendar day so many days after another. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
