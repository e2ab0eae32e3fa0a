import { personal } from '../../shared/personal.ts'
import { talkBooking, talkBookingMessage, talkCancellation } from './talk_booking.table.ts'

const common = {
  purpose: { en: 'To find a time for a development talk.', sv: 'Att hitta en tid för utvecklingssamtal.' },
  legalBasis: {
    en: 'Exercise of authority, article 6(1)(e): the Education Act (2010:800), chapter 10, section 12.',
    sv: 'Myndighetsutövning, artikel 6.1 e: skollagen (2010:800) 10 kap. 12 §.',
  },
  officials: ['teacherId'],
  onErasure: { erase: true },
} as const

// Home books: a pupil under 18 sees none of it, in an extract either.
const notByMinor = 'student_id is distinct from access.viewer_person() or not access.is_minor(student_id)'

export const talkBookingPersonal = [
  personal(talkBookingMessage, {
    ...common,
    concept: 'TalkBookingMessage',
    name: { en: 'Messages to the teacher before a talk', sv: 'Meddelanden till läraren inför samtal' },
    subjects: ['authorId'],
    thirdParties: ['studentId'],
    maskedUnless: { teacherId: 'not access.is_sheltered(student_id)' },
    // What somebody once wrote about a child who is kept from them now would tell of the child.
    shownWhere: 'not access.is_blocked_from(student_id, author_id)',
    givenBySubject: true,
    retention: { after: 'writtenAt', months: 6 },
  }),
  personal(talkCancellation, {
    ...common,
    concept: 'TalkCancellation',
    name: { en: 'Cancelled development talks', sv: 'Avbokade utvecklingssamtal' },
    subjects: ['studentId'],
    shownWhere: notByMinor,
    thirdParties: ['bookedById', 'cancelledById', 'text'],
    retention: { after: 'cancelledAt', months: 12 },
  }),
  personal(talkBooking, {
    ...common,
    concept: 'TalkBooking',
    name: { en: 'Booked development talks', sv: 'Bokade utvecklingssamtal' },
    subjects: ['studentId'],
    shownWhere: notByMinor,
    thirdParties: ['bookedById', 'cancelledById'],
    retention: { after: 'bookedAt', months: 12 },
    isInFeed: true,
  }),
]
