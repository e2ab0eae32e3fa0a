import { personal } from '../../shared/personal.ts'
import { accountable, security } from '../identity.grounds.ts'
import { readEvent } from './read_event.table.ts'

export const readEventPersonal = [
  personal(readEvent, {
    concept: 'ReadEvent',
    name: { en: 'Who has read sensitive data', sv: 'Läsning av känsliga uppgifter' },
    purpose: { en: 'To find and stop unlawful reading.', sv: 'Att upptäcka och hindra obehörig läsning.' },
    legalBasis: security,
    subjects: ['subjectId'],
    officials: ['viewerId'],
    onErasure: { keep: accountable },
    retention: { after: 'at', months: 60 },
  }),
]
