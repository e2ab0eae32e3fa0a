import { personal } from '../../shared/personal.ts'
import { accountable, employment } from '../identity.grounds.ts'
import { person } from '../person/person.table.ts'
import { accountOrder } from './account_order.table.ts'

export const accountOrderPersonal = [
  personal(accountOrder, {
    concept: 'AccountOrder',
    name: { en: 'Order of an account', sv: 'Beställning av ett konto' },
    purpose: { en: 'To give accounts to those who are employed.', sv: 'Att ge konton till den som anställs.' },
    legalBasis: employment,
    subjects: [{ column: 'civicNo', of: person, key: 'civicNo' }],
    officials: ['orderedById', 'decidedById'],
    isInFeed: false,
    onErasure: { keep: accountable },
    retention: { after: 'orderedAt', months: 24, minimumMonths: 24 },
  }),
]
