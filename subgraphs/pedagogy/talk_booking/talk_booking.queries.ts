import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { BookTalkError, CancelTalkBookingError } from '../pedagogy.generated.ts'
import type { TalkSlotRow } from '../talk_round/talk_round.queries.ts'

/** A talk on offer, by the row that says whose talk is with whom. */
export interface TalkOfferRow {
  readonly id: Id<'TalkResponsibility'>
  readonly roundId: Id<'TalkRound'>
  readonly studentId: Id<'Person'>
  readonly teacherId: Id<'Person'>
  /** Also where the viewer may not see the booking: a delegate sees their own alone. */
  readonly isBooked: boolean
}

/** A booking, with the viewer's relations to the pupil. */
export interface TalkBookingRow extends Related {
  readonly id: Id<'TalkBooking'>
  readonly slotId: Id<'TalkSlot'>
  readonly roundId: Id<'TalkRound'>
  readonly teacherId: Id<'Person'>
  readonly studentId: Id<'Person'>
  readonly bookedById: Id<'Person'>
  readonly bookedAt: Date
  readonly cancelledAt: Date | null
  readonly startsAt: Date | null
  /** Whether the viewer is one of those who book for the pupil, of what they booked themself if as a delegate. */
  readonly isBooker: boolean
}

export interface TalkCancellationRow {
  readonly id: Id<'TalkCancellation'>
  readonly bookingId: Id<'TalkBooking'>
  readonly studentId: Id<'Person'>
  readonly cancelledById: Id<'Person'>
  readonly cancelledAt: Date
  readonly text: string | null
}

export type BookTalkPayloadRow = Done<BookTalkError>
export type CancelTalkBookingPayloadRow = Done<CancelTalkBookingError>

// Until the last time has passed: then there is nothing to choose from.
const offersLoader = (read: Read) =>
  byParent(
    (children) => read<TalkOfferRow>`/* talkOffersOf */ select o.id, o.round_id, o.student_id, o.teacher_id, o.is_booked
      from access.offered_talks() o where o.student_id = any(${children}::uuid[])
        and exists (select from pedagogy.talk_slot s where s.round_id = o.round_id and s.teacher_id = o.teacher_id
          and s.withdrawn_at is null and s.starts_at >= (access.today() at time zone 'Europe/Stockholm'))
      order by o.round_id`,
    ({ studentId }) => studentId,
  )

const offeredSlotsLoader = (read: Read) =>
  byParent(
    (offers) => read<TalkSlotRow & { readonly offerId: string }>`/* offeredTalkSlots */ with q as materialized (
      select o.id as offer_id, s.id, s.round_id, s.teacher_id, s.starts_at, s.ends_at, s.place, s.meeting_link
      from access.offered_talks() o
      join pedagogy.talk_slot s on s.round_id = o.round_id and s.teacher_id = o.teacher_id and s.withdrawn_at is null
      where o.id = any(${offers}::uuid[]))
      select q.*, q.id in (select access.taken_slots(array(select id from q))) as is_taken from q order by q.starts_at, q.id`,
    ({ offerId }) => offerId,
  )

const childLoader = (read: Read) =>
  byId(
    (ids) =>
      read<{
        readonly id: string
      }>`/* talkChildren */ select c.id from access.talk_children() c(id) where c.id = any(${ids}::uuid[])`,
  )

const columns = part`b.id, b.slot_id, b.round_id, b.teacher_id, b.student_id, b.booked_by_id, b.booked_at, b.cancelled_at`
const withRelations = part`select q.*, s.starts_at, coalesce(r.relations, '{}') as relations,
    q.student_id in (select access.talk_children())
      and (q.booked_by_id = access.viewer_person() or not coalesce('DELEGATE:BOOK_DEVELOPMENT_TALK' = any (r.relations), false)) as is_booker
  from q left join pedagogy.talk_slot s on s.id = q.slot_id left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct student_id from q)) group by 1
  ) r on r.person_id = q.student_id`

const bookingLoader = (read: Read) =>
  byId(
    (ids) => read<TalkBookingRow>`/* talkBookingsById */ with q as materialized (
      select ${columns} from pedagogy.talk_booking b where b.id = any(${ids}::uuid[])) ${withRelations}`,
  )

const bookingsOfRoundLoader = (read: Read) =>
  byParent(
    (rounds) => read<TalkBookingRow>`/* talkBookingsOf */ with q as materialized (
      select ${columns} from pedagogy.talk_booking b where b.round_id = any(${rounds}::uuid[]) and b.cancelled_at is null)
      ${withRelations} order by q.booked_at, q.id`,
    ({ roundId }) => roundId,
  )

/** The booking of each, where there is one now. */
async function first<Row>(rows: Promise<readonly Row[]>): Promise<Row | null> {
  return (await rows)[0] ?? null
}

const bookingOfSlotLoader = (read: Read) =>
  byParent(
    (slots) => read<TalkBookingRow>`/* talkBookingsOfSlots */ with q as materialized (
      select ${columns} from pedagogy.talk_booking b where b.slot_id = any(${slots}::uuid[]) and b.cancelled_at is null) ${withRelations}`,
    ({ slotId }) => slotId,
  )

const bookingOfOfferLoader = (read: Read) =>
  byParent(
    (offers) => read<TalkBookingRow & { readonly offerId: string }>`/* talkBookingsOfOffers */ with q as materialized (
      select o.id as offer_id, ${columns} from access.offered_talks() o
      join pedagogy.talk_booking b on b.round_id = o.round_id and b.student_id = o.student_id and b.cancelled_at is null
      where o.id = any(${offers}::uuid[])) ${withRelations}`,
    ({ offerId }) => offerId,
  )

const messageLoader = (read: Read) =>
  byId(
    (ids) => read<{ readonly id: string; readonly text: string }>`/* talkMessages */ select m.booking_id as id, m.text
      from pedagogy.talk_booking_message m where m.booking_id = any(${ids}::uuid[])`,
  )

const cancellationLoader = (read: Read) =>
  byParent(
    (bookings) => read<TalkCancellationRow>`/* talkCancellations */ select c.id, c.booking_id, c.student_id, c.cancelled_by_id,
      c.cancelled_at, c.text from pedagogy.talk_cancellation c where c.booking_id = any(${bookings}::uuid[])`,
    ({ bookingId }) => bookingId,
  )

export function talkBookingLoaders(read: Read) {
  const [ofSlot, ofOffer, cancellation] = [bookingOfSlotLoader(read), bookingOfOfferLoader(read), cancellationLoader(read)]
  return {
    talkOffersOf: offersLoader(read),
    offeredTalkSlots: offeredSlotsLoader(read),
    talkChild: childLoader(read),
    talkBooking: bookingLoader(read),
    talkBookingsOf: bookingsOfRoundLoader(read),
    talkBookingOfSlot: { load: (id: string) => first(ofSlot.load(id)) },
    talkBookingOfOffer: { load: (id: string) => first(ofOffer.load(id)) },
    talkMessage: messageLoader(read),
    talkCancellation: { load: (id: string) => first(cancellation.load(id)) },
  }
}
