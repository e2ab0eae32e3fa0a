import { personal } from '../../shared/personal.ts'
import { notification } from './notification.table.ts'

export const notificationPersonal = [
  personal(notification, {
    concept: 'Notification',
    name: { en: 'Notices of absence', sv: 'Aviseringar om frånvaro' },
    purpose: {
      en: 'That guardians and pupil are told of unexcused absence the same day.',
      sv: 'Att vårdnadshavare och elev samma dag får veta om ogiltig frånvaro.',
    },
    legalBasis: {
      en: 'Public interest, article 6(1)(e): the Education Act (2010:800), chapter 7, section 17.',
      sv: 'Allmänt intresse, artikel 6.1 e: skollagen (2010:800) 7 kap. 17 §.',
    },
    subjects: ['aboutId'],
    thirdParties: ['recipientId'],
    noPersons: ['calendarEventId'],
    onErasure: { erase: true },
    retention: { after: 'occurredAt', months: 12 },
  }),
]
