import { personal } from '../../shared/personal.ts'
import { talkBooking, talkBookingMessage, talkCancellation } from './talk_booking.table.ts'

const common = {
  purpose: { en: 'To find a time for a development talk.', sv: 'Att hitta en tid för utvecklingssamtal.' },
  legalBasis: {
    en: 'Exercise of authority, article 6(1)(e): the Education Act (2010:800), chapter 10, section 12.',
    sv: 'Myndighetsutövning, artikel 6.1 e: skollagen (2010:800) 10 kap. 12 §.',
  },
  onErasure: { erase: true },
} as const

export const talkBookingPersonal = [
  personal(talkBookingMessage, {
    ...common,
    concept: 'TalkBookingMessage',
    name: { en: 'Messages to the teacher before a talk', sv: 'Meddelanden till läraren inför samtal' },
    subjects: ['authorId'],
    thirdParties: ['studentId'],
    officials: ['teacherId'],
    givenBySubject: true,
    retention: { after: 'writtenAt', months: 6 },
  }),
  personal(talkCancellation, {
    ...common,
    concept: 'TalkCancellation',
    name: { en: 'Cancelled development talks', sv: 'Avbokade utvecklingssamtal' },
    subjects: ['studentId'],
    thirdParties: ['bookedById', 'cancelledById', 'text'],
    officials: ['teacherId'],
    retention: { after: 'cancelledAt', months: 12 },
  }),
  personal(talkBooking, {
    ...common,
    concept: 'TalkBooking',
    name: { en: 'Booked development talks', sv: 'Bokade utvecklingssamtal' },
    subjects: ['studentId'],
    thirdParties: ['bookedById', 'cancelledById'],
    officials: ['teacherId'],
    retention: { after: 'bookedAt', months: 12 },
    isInFeed: true,
  }),
]
