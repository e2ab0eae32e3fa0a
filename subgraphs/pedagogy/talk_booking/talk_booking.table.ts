import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { notKin, toPersons, toPupils } from '../../access/visible.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { talkResponsibility, talkSlot } from '../talk_round/talk_round.table.ts'

const guardians = toPupils('student_id', ['GUARDIAN'])
const leaders = toPupils('student_id', ['MENTOR', 'PRINCIPAL'])
const delegates = toPersons('student_id', ['DELEGATE:BOOK_DEVELOPMENT_TALK'])
const family = `(${guardians.viewer}) or student_id = access.adult_viewer()`
const asDelegate = `booked_by_id = access.viewer_person() and ${delegates.viewer}`
const teacher = `teacher_id = access.viewer_person() and ${toPupils('student_id', ['TEACHER', 'MENTOR', 'CARE_STAFF']).viewer}
  and ${notKin}`
const home = `${guardians.meaning}; the pupil, from 18; of what they booked: ${delegates.meaning}`

/** A time that is booked for a talk. A pupil under 18 never sees one: home books. */
export const talkBooking = pedagogySchema.table(
  'talk_booking',
  {
    id: uuid('id').primaryKey(),
    slotId: uuid('slot_id').notNull(),
    roundId: uuid('round_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    studentId: uuid('student_id').notNull(),
    bookedById: uuid('booked_by_id').notNull(),
    bookedAt: timestamp('booked_at', { withTimezone: true }).notNull(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
    cancelledById: uuid('cancelled_by_id'),
  },
  (t) => [
    // A slot of that teacher in that round, and a child whose talk is with that teacher there: nothing else can be booked.
    foreignKey({
      name: 'talk_booking_of_slot',
      columns: [t.slotId, t.roundId, t.teacherId],
      foreignColumns: [talkSlot.id, talkSlot.roundId, talkSlot.teacherId],
    }),
    foreignKey({
      name: 'talk_booking_of_child',
      columns: [t.roundId, t.studentId, t.teacherId],
      foreignColumns: [talkResponsibility.roundId, talkResponsibility.studentId, talkResponsibility.teacherId],
    }).onDelete('cascade'),
    unique('talk_booking_parties').on(t.id, t.studentId, t.teacherId),
    uniqueIndex('talk_booking_slot_once')
      .on(t.slotId)
      .where(sql`cancelled_at is null`),
    uniqueIndex('talk_booking_child_once')
      .on(t.roundId, t.studentId)
      .where(sql`cancelled_at is null`),
    check('talk_booking_cancelled_check', sql`(${t.cancelledAt} is null) = (${t.cancelledById} is null)`),
    index('talk_booking_slot_id_idx').on(t.slotId, t.roundId, t.teacherId),
    index('talk_booking_round_id_idx').on(t.roundId, t.studentId, t.teacherId),
    index('talk_booking_teacher_id_idx').on(t.teacherId),
    index('talk_booking_student_id_idx').on(t.studentId),
    index('talk_booking_booked_by_id_idx').on(t.bookedById),
    index('talk_booking_cancelled_by_id_idx').on(t.cancelledById),
    ...rows.visible({
      meaning: `${home}; the teacher of the talk; of rounds they lead: ${leaders.meaning}`,
      viewer: `${family} or (${asDelegate}) or (${teacher})
        or (round_id = any (array(select access.led_talk_rounds())) and ${leaders.viewer} and ${notKin})`,
    }),
    ...rows.insertable({
      meaning: `in their own name, a slot that is offered for the child now: ${home}`,
      viewer: `booked_by_id = access.viewer_person() and cancelled_at is null and access.may_book_talk(slot_id, student_id)`,
    }),
    ...rows.changeable({
      meaning: `in their own name: whoever books for the child, of what a delegate books the delegate; the teacher of the talk`,
      viewer: `coalesce(cancelled_by_id, access.viewer_person()) = access.viewer_person() and access.is_open_booking(id)
        and (((${guardians.viewer}) and access.is_minor(student_id)) or student_id = access.adult_viewer() or (${asDelegate}) or (${teacher}))`,
      columns: ['cancelled_at', 'cancelled_by_id'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const parties = (name: string, t: { bookingId: never; studentId: never; teacherId: never }) =>
  foreignKey({
    name,
    columns: [t.bookingId, t.studentId, t.teacherId],
    foreignColumns: [talkBooking.id, talkBooking.studentId, talkBooking.teacherId],
  }).onDelete('cascade')

/** What whoever booked wants the teacher to know: nobody else reads it, and nobody is told that it is there. */
export const talkBookingMessage = pedagogySchema.table(
  'talk_booking_message',
  {
    bookingId: uuid('booking_id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    authorId: uuid('author_id').notNull(),
    text: text('text').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    parties('talk_booking_message_of_booking', t as never),
    check('talk_booking_message_text_check', sql`length(${t.text}) <= 1000`),
    index('talk_booking_message_booking_id_idx').on(t.bookingId, t.studentId, t.teacherId),
    index('talk_booking_message_student_id_idx').on(t.studentId),
    index('talk_booking_message_teacher_id_idx').on(t.teacherId),
    index('talk_booking_message_author_id_idx').on(t.authorId),
    ...rows.visible({ meaning: 'the teacher of the talk', viewer: teacher }),
    ...rows.insertable({
      meaning: 'whoever booked, in their own name',
      viewer: `author_id = access.viewer_person() and exists (select from pedagogy.talk_booking b
        where b.id = booking_id and b.booked_by_id = access.viewer_person() and b.cancelled_at is null)`,
    }),
    rows.system(),
  ],
)

/** That a booked talk was cancelled, and what was said: a thing that happened, and stays so. */
export const talkCancellation = pedagogySchema.table(
  'talk_cancellation',
  {
    id: uuid('id').primaryKey(),
    bookingId: uuid('booking_id').notNull(),
    studentId: uuid('student_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    bookedById: uuid('booked_by_id').notNull(),
    cancelledById: uuid('cancelled_by_id').notNull(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }).notNull(),
    text: text('text'),
  },
  (t) => [
    parties('talk_cancellation_of_booking', t as never),
    unique('talk_cancellation_once').on(t.bookingId),
    check('talk_cancellation_text_check', sql`length(${t.text}) <= 1000`),
    index('talk_cancellation_booking_id_idx').on(t.bookingId, t.studentId, t.teacherId),
    index('talk_cancellation_student_id_idx').on(t.studentId),
    index('talk_cancellation_teacher_id_idx').on(t.teacherId),
    index('talk_cancellation_booked_by_id_idx').on(t.bookedById),
    index('talk_cancellation_cancelled_by_id_idx').on(t.cancelledById),
    ...rows.visible({
      meaning: `the teacher of the talk; whoever booked or cancelled it, while they are ${guardians.meaning}, the pupil from 18, or ${delegates.meaning}`,
      viewer: `(${teacher}) or ((booked_by_id = access.viewer_person() or cancelled_by_id = access.viewer_person())
        and (${family} or ${delegates.viewer}))`,
    }),
    ...rows.insertable({
      meaning: 'whoever has cancelled it, in their own name',
      viewer: `cancelled_by_id = access.viewer_person() and exists (select from pedagogy.talk_booking b
        where b.id = booking_id and b.cancelled_by_id = access.viewer_person() and b.booked_by_id = talk_cancellation.booked_by_id)`,
    }),
    rows.system(),
  ],
)
