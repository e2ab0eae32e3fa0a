import { personal } from '../../shared/personal.ts'
import { accountable, security, whereChildIs } from '../identity.grounds.ts'
import { isOpen, readEvent } from './read_event.table.ts'

export const readEventPersonal = [
  personal(readEvent, {
    concept: 'ReadEvent',
    name: { en: 'Who has read sensitive data', sv: 'Läsning av känsliga uppgifter' },
    purpose: { en: 'To find and stop unlawful reading.', sv: 'Att upptäcka och hindra obehörig läsning.' },
    legalBasis: security,
    subjects: ['subjectId'],
    officials: ['viewerId'],
    shownWhere: `not ${whereChildIs('subject_id', 'relations')} and ${isOpen}`,
    onErasure: { keep: accountable },
    retention: { after: 'at', months: 60, minimumMonths: 60 },
  }),
]
