import { personal } from '../../shared/personal.ts'
import { account } from '../account/account.table.ts'
import { security } from '../identity.grounds.ts'
import { session } from './session.table.ts'

export const sessionPersonal = [
  personal(session, {
    concept: 'Session',
    name: { en: 'Sign-in', sv: 'Inloggning' },
    purpose: { en: 'To show and end sign-ins.', sv: 'Att visa och avsluta inloggningar.' },
    legalBasis: security,
    subjects: [{ column: 'accountId', of: account }],
    secrets: ['sessionKey'],
    isInFeed: false,
    onErasure: { erase: true },
    retention: { after: 'lastSeenAt', months: 6 },
  }),
]
