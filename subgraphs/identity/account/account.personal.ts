import { personal } from '../../shared/personal.ts'
import { education } from '../identity.grounds.ts'
import { account } from './account.table.ts'

export const accountPersonal = [
  personal(account, {
    concept: 'Account',
    name: { en: 'Account', sv: 'Konto' },
    purpose: { en: 'To let the person sign in.', sv: 'Att personen ska kunna logga in.' },
    legalBasis: education,
    subjects: ['personId'],
    officials: ['invitedById'],
    secrets: ['issuer', 'subject'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 6 },
  }),
]
