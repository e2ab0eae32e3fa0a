import type { MasterRow } from '../../access/organisations.ts'
import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { TalkBookingAction, TalkOfferAction } from '../pedagogy.generated.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { TalkRoundRow, TalkSlotRow } from '../talk_round/talk_round.queries.ts'
import type { TalkBookingRow, TalkOfferRow } from './talk_booking.queries.ts'
import { bookFault } from './talk_booking.rules.ts'

interface Mastered {
  readonly schoolType: string | null
  readonly masters: readonly MasterRow[]
}

/** A talk on offer with the times that it is about: all of them, or the one that was asked for. */
export interface OfferToBook extends TalkOfferRow, Mastered {
  readonly relations: readonly string[]
  readonly round: TalkRoundRow
  readonly slots: readonly TalkSlotRow[]
}

/** What can be done about a talk on offer. That the pupil is of age, or the guardian's still, the rows say: it is on offer to no others. */
export const talkOfferActions = {
  BOOK_TALK: {
    rule: related('GUARDIAN', 'SELF', 'DELEGATE:BOOK_DEVELOPMENT_TALK'),
    fault: (offer, { now }) => plansFault(offer) ?? bookFault(offer, now),
  },
} satisfies Actions<OfferToBook, TalkOfferAction>

export type BookingToCancel = TalkBookingRow & Mastered

/** What can be done to a booking. */
export const talkBookingActions = {
  CANCEL_TALK_BOOKING: {
    rule: when<BookingToCancel>(
      { en: 'whoever books for the pupil, or the teacher of the talk', sv: 'den som bokar för eleven, eller samtalets lärare' },
      { relation: ['GUARDIAN', 'SELF', 'DELEGATE:BOOK_DEVELOPMENT_TALK', 'TEACHER', 'MENTOR', 'CARE_STAFF'] },
      ({ isBooker, teacherId }, { viewer }) => isBooker || teacherId === viewer.id,
    ),
    fault: (booking, { now }) => {
      if (booking.cancelledAt) return { code: 'ALREADY_CANCELLED', message: 'It has been cancelled.', field: ['bookingId'] }
      if (booking.startsAt && booking.startsAt <= now)
        return { code: 'HELD', message: 'The talk has begun, or was held.', field: ['bookingId'] }
      return plansFault(booking)
    },
  },
} satisfies Actions<BookingToCancel, TalkBookingAction>

/** A talk on offer as acts see it. */
export async function offerToBook(offer: TalkOfferRow, { load }: PedagogyContext, slotId?: string): Promise<OfferToBook | null> {
  const [round, slots, person] = await Promise.all([
    load.talkRound.load(offer.roundId),
    load.offeredTalkSlots.load(offer.id),
    load.personRelations.load(offer.studentId),
  ])
  const asked = slotId === undefined ? slots : slots.filter(({ id }) => id === slotId.toLowerCase())
  if (!round || asked.length === 0) return null
  const masters = await load.master.load(round.organisationId)
  return { ...offer, relations: person?.relations ?? [], round, slots: asked, schoolType: round.schoolType, masters }
}

/** A booking as acts see it: whose round is out of sight now is nobody's to master. */
export async function bookingToCancel(booking: TalkBookingRow, { load }: PedagogyContext): Promise<BookingToCancel> {
  const round = await load.talkRound.load(booking.roundId)
  return { ...booking, schoolType: round?.schoolType ?? null, masters: round ? await load.master.load(round.organisationId) : [] }
}
