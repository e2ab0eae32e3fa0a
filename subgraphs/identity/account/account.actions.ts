import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import type { Rule } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { AccountAction, OrganisationAccountAction, PersonAccountAction } from '../identity.generated.ts'
import type { AccountRow, NewHolder, NewUnit } from './account.queries.ts'
import {
  closeFault,
  confirmFault,
  inviteFault,
  manages,
  openFault,
  openSharedFault,
  rejectFault,
  reopenFault,
} from './account.rules.ts'
import { opening } from './account.table.ts'

// Whose account it is, is said with one's own name behind it: a password is not enough for that.
const vouches = and(manages, assurance('SUBSTANTIAL')) as Rule

/** What can be done to an account. */
export const accountActions = {
  INVITE_TO_ACCOUNT: { rule: manages, fault: inviteFault },
  CLOSE_ACCOUNT: { rule: manages, fault: closeFault },
  CONFIRM_ACCOUNT_HOLDER: { rule: vouches, fault: confirmFault },
  REJECT_ACCOUNT_HOLDER: { rule: manages, fault: rejectFault },
  REOPEN_ACCOUNT: { rule: manages, fault: reopenFault },
} satisfies Actions<AccountRow, AccountAction>

/** What can be done about the account of a person; staff get theirs by an order. */
export const holderActions = {
  OPEN_ACCOUNT: { rule: related(...opening), fault: openFault },
} satisfies Actions<NewHolder, PersonAccountAction>

/** What can be done about accounts for a unit, by the viewer's roles there. */
export const unitActions = {
  // Whoever has somebody's number comes nearer to them by it: a password alone is not enough for that.
  ORDER_ACCOUNT: { rule: and(related('PRINCIPAL', 'UNIT_ADMIN'), assurance('SUBSTANTIAL')) },
  OPEN_SHARED_ACCOUNT: { rule: related('PRINCIPAL', 'AUTHORITY_ADMIN'), fault: openSharedFault },
} satisfies Actions<NewUnit, OrganisationAccountAction>
