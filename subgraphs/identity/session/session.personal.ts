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
    // A session that was revoked too early forgotten would be a new one to the same token.
    retention: { after: 'lastSeenAt', orLater: 'revokedAt', months: 6, minimumMonths: 1 },
  }),
]
