import { related } from '../../access/rules.ts'
import { type Policy, type Rule, when } from '../../shared/policy.ts'
import { allow, inPerson } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { TalkBookingActsFields, TalkBookingFields } from '../pedagogy.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import type { TalkBookingRow } from './talk_booking.queries.ts'

const payload = { booking: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }
const noted = (rule: Rule) => sensitive<TalkBookingRow>(rule, ({ studentId, relations }) => ({ id: studentId, relations }))

// A pupil under 18 has no row: home books, and the pupil sees nothing of it.
const bookers = related('GUARDIAN', 'SELF', 'DELEGATE:BOOK_DEVELOPMENT_TALK')
const teacher = when<TalkBookingRow>(
  { en: 'the teacher of the talk', sv: 'samtalets lärare' },
  { relation: ['TEACHER', 'MENTOR', 'CARE_STAFF'] },
  ({ teacherId }, { viewer }) => teacherId === viewer.id,
)

export const talkBookingPolicy = {
  Person: { talkOffers: sensitive<PersonRow>(bookers, (person) => person) },
  TalkOffer: { student: allow, teacher: allow, round: allow, slots: allow, booking: allow, permittedActions: allow },
  TalkBooking: {
    id: allow,
    student: allow,
    // Noted by itself: a booking is reached by way of its round, too.
    slot: noted(allow),
    bookedBy: allow,
    bookedAt: allow,
    // Nobody is told that there is one, by whom it was read either.
    message: sensitive<TalkBookingRow>(
      teacher,
      ({ bookedById }) => ({ id: bookedById, relations: [] }),
      () => true,
    ),
    cancellation: allow,
    permittedActions: allow,
  },
  TalkCancellation: { id: allow, cancelledAt: allow, cancelledBy: allow, text: allow },
  // For whom, the rules of the acts say: see talk_booking.actions.ts.
  Mutation: { bookTalk: inPerson, cancelTalkBooking: inPerson },
  BookTalkPayload: payload,
  BookTalkError: error,
  CancelTalkBookingPayload: payload,
  CancelTalkBookingError: error,
} satisfies Policy<TalkBookingFields & TalkBookingActsFields>
