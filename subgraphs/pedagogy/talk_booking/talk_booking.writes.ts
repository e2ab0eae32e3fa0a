import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import type { TalkBookingRow, TalkOfferRow } from './talk_booking.queries.ts'

interface NewBooking {
  readonly id: string
  readonly offer: TalkOfferRow
  readonly slotId: string
  readonly message: string | null
  readonly by: string
  readonly now: Date
}

type Stood = 'NOT_BOOKABLE' | 'SLOT_TAKEN' | 'ALREADY_BOOKED' | 'SLOT_NOT_FOUND'

const stands: Readonly<Record<string, Stood>> = {
  talk_booking_slot_once: 'SLOT_TAKEN',
  talk_booking_child_once: 'ALREADY_BOOKED',
  talk_booking_of_slot: 'SLOT_NOT_FOUND',
  talk_booking_of_child: 'SLOT_NOT_FOUND',
}

/** Books, or says what stood in the way: that a time and a child have one booking is the database's to say, whoever else books. */
export async function book(tx: Write, { id, offer, slotId, message, by, now }: NewBooking): Promise<Stood | null> {
  const { roundId, studentId, teacherId } = offer
  let count = 0
  const stood = await violated(tx, async (inner) => {
    const booked = await inner`/* bookTalk */ insert into pedagogy.talk_booking
        (id, slot_id, round_id, teacher_id, student_id, booked_by_id, booked_at)
      select ${id}, ${slotId}, ${roundId}, ${teacherId}, ${studentId}, ${by}, ${now} where access.may_book_talk(${slotId}, ${studentId})`
    count = booked.count
  })
  if (stood !== null) return stands[stood]!
  if (count === 0) return 'NOT_BOOKABLE'
  if (message !== null)
    await tx`/* talkMessage */ insert into pedagogy.talk_booking_message (booking_id, student_id, teacher_id, author_id, text, written_at)
      values (${id}, ${studentId}, ${teacherId}, ${by}, ${message}, ${now})`
  return null
}

interface NewCancellation {
  readonly id: string
  readonly booking: TalkBookingRow
  readonly text: string | null
  readonly by: string
  readonly now: Date
}

/** Whether it was still booked. */
export async function cancel(tx: Write, { id, booking, text, by, now }: NewCancellation): Promise<boolean> {
  const cancelled = await tx`/* cancelTalk */ update pedagogy.talk_booking set cancelled_at = ${now}, cancelled_by_id = ${by}
    where id = ${booking.id} and cancelled_at is null`
  if (cancelled.count === 0) return false
  await tx`/* talkCancelled */ insert into pedagogy.talk_cancellation
      (id, booking_id, student_id, teacher_id, booked_by_id, cancelled_by_id, cancelled_at, text)
    values (${id}, ${booking.id}, ${booking.studentId}, ${booking.teacherId}, ${booking.bookedById}, ${by}, ${now}, ${text})`
  return true
}
