import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { bookingToCancel, offerToBook, talkBookingActions, talkOfferActions } from './talk_booking.actions.ts'
import { bookGiven, cancelGiven } from './talk_booking.acts.ts'

export const talkBookingResolvers = {
  Person: { talkOffers: ({ id }, _, { load }) => load.talkOffersOf.load(id) },
  TalkOffer: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    teacher: ({ teacherId }, _, context) => personOf(teacherId, context),
    round: ({ roundId }, _, { load }) => load.talkRound.load(roundId),
    slots: ({ id }, _, { load }) => load.offeredTalkSlots.load(id),
    booking: ({ id }, _, { load }) => load.talkBookingOfOffer.load(id),
    permittedActions: async (row, _, context) => {
      const offer = await offerToBook(row, context)
      return offer && permittedActions(talkOfferActions, offer, context)
    },
  },
  TalkBooking: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    slot: ({ slotId }, _, { load }) => load.talkSlot.load(slotId),
    bookedBy: ({ bookedById }, _, context) => personOf(bookedById, context),
    message: async ({ id }, _, { load }) => (await load.talkMessage.load(id))?.text ?? null,
    cancellation: ({ id, cancelledAt }, _, { load }) => (cancelledAt ? load.talkCancellation.load(id) : null),
    permittedActions: async (row, _, context) =>
      permittedActions(talkBookingActions, await bookingToCancel(row, context), context),
  },
  TalkCancellation: { cancelledBy: ({ cancelledById }, _, context) => personOf(cancelledById, context) },
  Mutation: {
    bookTalk: (_, { input }, context, info) => bookGiven(info, context, input),
    cancelTalkBooking: (_, { input }, context, info) => cancelGiven(info, context, input),
  },
  BookTalkPayload: { booking: ({ id }, _, { load }) => (id ? load.talkBooking.load(id) : null) },
  CancelTalkBookingPayload: { booking: ({ id }, _, { load }) => (id ? load.talkBooking.load(id) : null) },
} satisfies Resolvers
