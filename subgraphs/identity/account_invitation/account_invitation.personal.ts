import { personal } from '../../shared/personal.ts'
import { account } from '../account/account.table.ts'
import { education } from '../identity.grounds.ts'
import { accountInvitation } from './account_invitation.table.ts'

export const accountInvitationPersonal = [
  personal(accountInvitation, {
    concept: 'AccountInvitation',
    name: { en: 'Invitation to an account', sv: 'Inbjudan till ett konto' },
    purpose: { en: 'To let the person sign in for the first time.', sv: 'Att personen ska kunna logga in första gången.' },
    legalBasis: education,
    subjects: [{ column: 'accountId', of: account }],
    officials: ['issuedById'],
    secrets: ['tokenHash'],
    isInFeed: false,
    onErasure: { erase: true },
    retention: { after: 'expiresAt', months: 0, days: 30 },
  }),
]
