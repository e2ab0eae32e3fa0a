import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { BookTalkInput, CancelTalkBookingInput } from '../pedagogy.generated.ts'
import { lockTalk, talkKey } from '../talk_round/talk_round.writes.ts'
import { type BookingToCancel, bookingToCancel, type OfferToBook, offerToBook, talkBookingActions, talkOfferActions } from './talk_booking.actions.ts' // prettier-ignore
import type { BookTalkPayloadRow, CancelTalkBookingPayloadRow } from './talk_booking.queries.ts'
import { messageFault } from './talk_booking.rules.ts'
import { book, cancel } from './talk_booking.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

/** The talk on offer to the child that has this time; null where there is none, whatever other times there are. */
async function offered({ slotId, studentId }: BookTalkInput, context: PedagogyContext): Promise<OfferToBook | null> {
  if (!isId(slotId) || !isId(studentId)) return null
  for (const offer of await context.load.talkOffersOf.load(studentId.toLowerCase())) {
    const found = await offerToBook(offer, context, slotId)
    if (found) return found
  }
  return null
}

const stood = {
  NOT_BOOKABLE: refused('NOT_BOOKABLE', 'Booking has ended, or the time has passed.', 'slotId'),
  SLOT_TAKEN: refused('SLOT_TAKEN', 'Somebody else has booked the time.', 'slotId'),
  ALREADY_BOOKED: refused('ALREADY_BOOKED', 'The pupil has a talk booked in this round.', 'studentId'),
  SLOT_NOT_FOUND: refused('SLOT_NOT_FOUND', 'There is no such time for this pupil.', 'slotId'),
} as const

export async function bookGiven(...[info, context, input]: Acting<BookTalkInput>) {
  const { call, load, newId } = context
  const child = isId(input.studentId) ? await load.talkChild.load(input.studentId) : null
  const message = input.message ?? null
  return actOn<OfferToBook, BookTalkPayloadRow>(info, context, input, {
    source: child && (await offered(input, context)),
    action: talkOfferActions.BOOK_TALK,
    unknown: child
      ? stood.SLOT_NOT_FOUND
      : refused('STUDENT_NOT_FOUND', 'There is no such pupil whom you may book for.', 'studentId'),
    run: async (tx, offer) => {
      const fault = messageFault(message)
      if (fault) return faulty(fault)
      const slotId = offer.slots[0]!.id
      await lockTalk(tx, slotId, talkKey(offer.roundId, offer.studentId))
      const id = newId<'TalkBooking'>()
      const stands = await book(tx, { id, offer, slotId, message, by: call.viewer.id, now: call.now })
      return stands ? stood[stands] : done(id, upserted('TalkBooking', id))
    },
  })
}

export async function cancelGiven(...[info, context, input]: Acting<CancelTalkBookingInput>) {
  const { call, load, newId } = context
  const booking = isId(input.bookingId) ? await load.talkBooking.load(input.bookingId) : null
  const text = input.message ?? null
  return actOn<BookingToCancel, CancelTalkBookingPayloadRow>(info, context, input, {
    source: booking && (await bookingToCancel(booking, context)),
    action: talkBookingActions.CANCEL_TALK_BOOKING,
    unknown: refused('NOT_FOUND', 'There is no such booking that you may see.', 'bookingId'),
    run: async (tx, given) => {
      const fault = messageFault(text)
      if (fault) return faulty(fault)
      const event = newId<'TalkCancellation'>()
      if (!(await cancel(tx, { id: event, booking: given, text, by: call.viewer.id, now: call.now })))
        return refused('ALREADY_CANCELLED', 'It has been cancelled.', 'bookingId')
      return done(given.id, upserted('TalkBooking', given.id), upserted('TalkCancellation', event))
    },
  })
}
