import { isText } from '../../shared/text.ts'

/** A talk on offer, as what stands in the way of booking it is seen. */
export interface Bookable {
  readonly isBooked: boolean
  readonly round: { readonly state: string; readonly bookableFrom: Date; readonly bookableUntil: Date }
  readonly slots: readonly { readonly startsAt: Date; readonly isTaken: boolean }[]
}

const notBookable = (message: string) => ({ code: 'NOT_BOOKABLE', message, field: ['slotId'] }) as const

/** Why home does not book any of these times now; null where it may. The last thing said is what the last free time lacks. */
export function bookFault({ isBooked, round, slots }: Bookable, now: Date) {
  const { state, bookableFrom, bookableUntil } = round
  if (isBooked)
    return { code: 'ALREADY_BOOKED', message: 'The pupil has a talk booked in this round.', field: ['studentId'] } as const
  if (state !== 'PUBLISHED' || now < bookableFrom || now >= bookableUntil)
    return notBookable(`Home books from ${bookableFrom.toISOString()} until ${bookableUntil.toISOString()}.`)
  const coming = slots.filter(({ startsAt }) => startsAt > now)
  if (coming.length === 0) return notBookable('The time has passed.')
  return coming.every(({ isTaken }) => isTaken)
    ? ({ code: 'SLOT_TAKEN', message: 'Somebody else has booked the time.', field: ['slotId'] } as const)
    : null
}

const longestMessage = 1000

/** What is wrong with a message that may be left out, if anything. */
export const messageFault = (message: string | null) =>
  message === null || isText(message, longestMessage)
    ? null
    : ({ code: 'TEXT_INVALID', message: `Give 1 to ${longestMessage} characters.`, field: ['message'] } as const)
