import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { reminder, reminderRule } from './reminder.table.ts'

export const reminderPersonal = [
  withoutPersonalData(reminderRule, 'When people are reminded.'),
  personal(reminder, {
    concept: 'Reminder',
    name: { en: 'Reminders', sv: 'Påminnelser' },
    purpose: {
      en: 'That what a unit is to do in its quality work is done in time.',
      sv: 'Att det som en enhet ska göra i sitt kvalitetsarbete blir gjort i tid.',
    },
    legalBasis: {
      en: 'Public interest, article 6(1)(e): the Education Act (2010:800), chapter 4, sections 3 to 6.',
      sv: 'Allmänt intresse, artikel 6.1 e: skollagen (2010:800) 4 kap. 3–6 §§.',
    },
    subjects: ['recipientId'],
    noPersons: ['organisationId'],
    onErasure: { erase: true },
    retention: { after: 'madeOn', months: 12 },
  }),
]
