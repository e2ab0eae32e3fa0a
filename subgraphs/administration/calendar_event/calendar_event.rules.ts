import { dayOf, daysAfter } from '../../shared/clock.ts'
import { daysBetween, instantOf, isTime } from '../../shared/week.ts'
import type { DayOffRow, SchoolYearRow } from '../school_calendar/school_calendar.queries.ts'
import { isSchoolDay } from '../school_calendar/school_calendar.rules.ts'

export interface Repeat {
  readonly everyWeeks: number
  readonly times?: number | null | undefined
  readonly endDate?: string | null | undefined
}

const mostTimes = 60
const farthest = 400

/** What is wrong with how a lesson is to be repeated, if anything. */
export function repeatFault(startDate: string, repeat: Repeat | null | undefined) {
  if (!repeat) return null
  const fault = (message: string, field: string) => ({ code: 'REPEAT_INVALID', message, field: ['repeat', field] }) as const
  const { everyWeeks, times, endDate } = repeat
  if (everyWeeks < 1 || everyWeeks > 26) return fault('Repeat every 1 to 26 weeks.', 'everyWeeks')
  if ((times == null) === (endDate == null)) return fault('Give either how many times or the last day.', 'times')
  if (times != null && (times < 1 || times > mostTimes)) return fault(`Repeat 1 to ${mostTimes} times.`, 'times')
  if (endDate != null && (endDate < startDate || daysBetween(startDate, endDate) > farthest))
    return fault(`The last day comes 0 to ${farthest} days after the first.`, 'endDate')
  return null
}

/** The days of a series: the first, and the same weekday every n weeks, so many times or until a day. */
export function seriesDays(startDate: string, repeat: Repeat | null | undefined): string[] {
  if (!repeat) return [startDate]
  const { everyWeeks, times, endDate } = repeat
  const count = times ?? Math.floor(daysBetween(startDate, endDate ?? startDate) / (7 * everyWeeks)) + 1
  return Array.from({ length: count }, (_, n) => daysAfter(startDate, 7 * everyWeeks * n))
}

export interface SchoolCalendar {
  readonly years: readonly SchoolYearRow[]
  readonly daysOff: readonly DayOffRow[]
}

/** Whether every school type that takes part is taught on a day. */
export const isTaught = (day: string, schoolTypes: readonly string[], { years, daysOff }: SchoolCalendar): boolean =>
  (schoolTypes.length > 0 ? schoolTypes : [null]).every((type) => isSchoolDay(day, type, years, daysOff))

export interface Slot {
  readonly day: string
  readonly startsAt: Date
  readonly endsAt: Date
}

interface Times {
  readonly startTime: string
  readonly endTime: string
}

/** A lesson's instants on a day, by the clock on the wall: the same hour in summer and winter. */
export function slotOf(day: string, { startTime, endTime }: Times) {
  const fault = (code: 'TIME_INVALID' | 'TIME_DOES_NOT_EXIST', message: string, field: string) =>
    ({ code, message, field: [field] }) as const
  if (!isTime(startTime)) return fault('TIME_INVALID', 'Write the time as 08:20.', 'startTime')
  if (!isTime(endTime) || endTime <= startTime)
    return fault('TIME_INVALID', 'The lesson ends after its start, on the same day.', 'endTime')
  const [startsAt, endsAt] = [instantOf(day, startTime), instantOf(day, endTime)]
  if (!startsAt) return fault('TIME_DOES_NOT_EXIST', `The clocks skip ${startTime} on ${day}.`, 'startTime')
  if (!endsAt) return fault('TIME_DOES_NOT_EXIST', `The clocks skip ${endTime} on ${day}.`, 'endTime')
  return { day, startsAt, endsAt }
}

interface Lasting {
  readonly startDate: string
  readonly endDate: string | null
}

/** What is wrong with a day of a lesson, if anything: not gone yet, and within its activity. */
export function dayFault(day: string, now: Date, { startDate, endDate }: Lasting) {
  if (day < dayOf(now)) return { code: 'LESSON_PAST', message: `${day} has passed.` } as const
  if (day < startDate || (endDate !== null && day > endDate))
    return { code: 'OUTSIDE_ACTIVITY', message: `The activity does not last on ${day}.` } as const
  return null
}

const clashes = {
  calendar_event_room_clash: ['ROOM_CLASH', 'A room is taken'],
  calendar_event_group_clash: ['GROUP_CLASH', 'A group has another lesson'],
  calendar_event_teacher_clash: ['TEACHER_CLASH', 'A teacher has another lesson'],
  calendar_event_resource_clash: ['RESOURCE_CLASH', 'A resource is taken'],
} as const

/** What the database refused, in words that tell neither whose lesson is in the way nor who teaches it. */
export function clashFault(constraint: string) {
  const clash = clashes[constraint as keyof typeof clashes]
  if (!clash) throw new Error(`No clash is named ${constraint}`)
  return { code: clash[0], message: `${clash[1]} at one of these times.` } as const
}
