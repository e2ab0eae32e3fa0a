import { personal } from '../../shared/personal.ts'
import { care, unsheltered } from './placement.grounds.ts'
import { placement } from './placement.table.ts'

export const placementPersonal = [
  personal(placement, {
    concept: 'Placement',
    name: { en: 'Place at preschool or in after-school care', sv: 'Placering i förskola eller fritidshem' },
    purpose: { en: 'To give the child its place.', sv: 'Att ge barnet dess plats.' },
    legalBasis: care,
    subjects: ['childId'],
    noPersons: ['organisationId', 'groupId'],
    shownWhere: unsheltered,
    onErasure: {
      keep: {
        en: 'Public records are kept (Archives Act (1990:782); GDPR article 17.3 b and d).',
        sv: 'Allmänna handlingar bevaras (arkivlagen (1990:782); artikel 17.3 b och d i dataskyddsförordningen).',
      },
    },
    retention: { after: 'RELATION_END', months: null },
  }),
]
