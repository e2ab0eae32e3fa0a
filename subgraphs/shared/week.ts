import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/Stockholm'

/** An ISO week such as 2026-W48, by its Monday; null where the year has no such week (2025 has 52). */
export function mondayOf(week: string): string | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (year === undefined || number === undefined) return null
  const first = Temporal.PlainDate.from(`${year}-01-04`)
  const monday = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 })
  return weekOf(monday.toString()) === week ? monday.toString() : null
}

/** The ISO week of a day, as 2026-W48. Its year is not always the day's: 2027-01-03 is in 2026-W53. */
export function weekOf(day: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}

/** The Monday of a day's week. */
export function mondayBefore(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek

/** How many days the second day comes after the first. */
export const daysBetween = (first: string, second: string): number =>
  Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(second)).days

/**
 * The instant of a local time (HH:MM) on a day in Sweden; null where the clocks skip it (02:30 on 2026-03-29). Of an hour that
 * comes twice it is the first.
 */
export function instantOf(day: string, time: string): Date | null {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`)
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(local) ? new Date(zoned.epochMilliseconds) : null
}

/** Midnight to midnight in Sweden: 23 hours when summer time begins, 25 when it ends. */
export function boundsOf(day: string): { readonly from: Date; readonly until: Date } {
  const start = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(zone).epochMilliseconds)
  const date = Temporal.PlainDate.from(day)
  return { from: start(date), until: start(date.add({ days: 1 })) }
}

/** The local time (HH:MM) of an instant in Sweden. */
export const timeOf = (instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

/** Whether a text is a time of day, 00:00 to 23:59. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
