import { dayOf, minutesAfter } from '../../shared/clock.ts'
import { daysBetween, instantOf, isTime } from '../../shared/week.ts'
import type { OpenTalkRoundInput, PublishTalkSlotsError, PublishTalkSlotsInput } from '../pedagogy.generated.ts'

export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

const mostDays = 20
const mostSlots = 200
const longestWindow = 180

/** What is wrong with when home books, if anything. */
export function windowFault({ bookingOpensAt, bookingClosesAt }: OpenTalkRoundInput, now: Date) {
  const fault = (message: string, field: string) => ({ code: 'WINDOW_INVALID', message, field: [field] }) as const
  if (bookingOpensAt >= bookingClosesAt) return fault('Booking ends before it opens.', 'bookingClosesAt')
  if (bookingClosesAt <= now) return fault('Booking has ended already.', 'bookingClosesAt')
  if (bookingClosesAt > minutesAfter(bookingOpensAt, longestWindow * 1440))
    return fault(`Booking lasts at most ${longestWindow} days.`, 'bookingClosesAt')
  return null
}

type Day = PublishTalkSlotsInput['days'][number]

/** The times of a day, one after the other with a break after each, as far as a whole talk has ended by the end. */
export function slotsOfDay({ heldOn, startTime, endTime }: Day, minutes: number, breakMinutes: number): Span[] {
  const [from, until] = [instantOf(heldOn, startTime), instantOf(heldOn, endTime)]
  if (!from || !until) return []
  const count = Math.floor((until.getTime() - from.getTime() + breakMinutes * 60_000) / ((minutes + breakMinutes) * 60_000))
  return Array.from({ length: Math.max(0, count) }, (_, n) => {
    const startsAt = minutesAfter(from, n * (minutes + breakMinutes))
    return { startsAt, endsAt: minutesAfter(startsAt, minutes) }
  })
}

export const slotsOf = ({ days, minutes, breakMinutes }: PublishTalkSlotsInput): Span[] =>
  days.flatMap((day) => slotsOfDay(day, minutes, breakMinutes))

function dayFault({ heldOn, startTime, endTime }: Day, today: string) {
  if (heldOn < today || daysBetween(today, heldOn) > 366) return 'DATES_INVALID'
  const isThere = isTime(startTime) && isTime(endTime) && instantOf(heldOn, startTime) && instantOf(heldOn, endTime)
  return isThere && startTime < endTime ? null : 'TIME_INVALID'
}

const said = {
  DATES_INVALID: 'A day is past, or more than a year ahead.',
  TIME_INVALID: 'A time is no time of day there is, or the day ends before it begins.',
} as const

/** What is wrong with the times to publish, if anything. */
export function slotsFault(input: PublishTalkSlotsInput, now: Date): PublishTalkSlotsError | null {
  const { days, minutes, breakMinutes } = input
  if (minutes < 5 || minutes > 120 || breakMinutes < 0 || breakMinutes > 60)
    return { code: 'LENGTH_INVALID', message: 'A talk is 5 to 120 minutes, a break 0 to 60.', field: ['minutes'] }
  if (days.length > mostDays) return { code: 'DATES_INVALID', message: `Give at most ${mostDays} days.`, field: ['days'] }
  for (const [at, day] of days.entries()) {
    const code = dayFault(day, dayOf(now))
    if (code) return { code, message: said[code], field: ['days', String(at)] }
  }
  const count = slotsOf(input).length
  if (count < 1 || count > mostSlots)
    return { code: 'TOO_MANY', message: `These are ${count} times; give 1 to ${mostSlots}.`, field: ['days'] }
  return placeFault(input)
}

function placeFault({ place, meetingLink }: PublishTalkSlotsInput): PublishTalkSlotsError | null {
  const fault = (message: string, field: string) => ({ code: 'PLACE_INVALID', message, field: [field] }) as const
  if (place != null && (place.trim() === '' || place.length > 200)) return fault('A place has 1 to 200 characters.', 'place')
  if (meetingLink != null && (!/^https:\/\/[^\s/]+/.test(meetingLink) || meetingLink.length > 500))
    return fault('A link begins with https:// and has at most 500 characters.', 'meetingLink')
  return null
}
