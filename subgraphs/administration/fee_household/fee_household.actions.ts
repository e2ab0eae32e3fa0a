import type { Actions } from '../../shared/action.ts'
import { type Rule, when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { FeeHouseholdAction } from '../administration.generated.ts'
import type { FeeHouseholdInvitationRow, FeeHouseholdRow } from './fee_household.queries.ts'

/** Lives there, both having confirmed it. */
export const member = when<Pick<FeeHouseholdRow, 'isOwn'>>(
  { en: 'members of the household', sv: 'hushållets medlemmar' },
  {},
  ({ isOwn }) => isOwn,
)

/** Those who pay, and those who set the fee. */
export const payersAndOffice: Rule = and(
  when<Pick<FeeHouseholdRow, 'isOwn' | 'isOffice'>>(
    { en: 'members of the household, the fee office', sv: 'hushållets medlemmar, avgiftshandläggare' },
    { role: ['FEE_OFFICE'] },
    ({ isOwn, isOffice }) => isOwn || isOffice,
  ),
  assurance('SUBSTANTIAL'),
)

const act: Rule = and(member, assurance('SUBSTANTIAL'))

/** What can be done to a household. */
export const feeHouseholdActions = {
  INVITE_TO_FEE_HOUSEHOLD: { rule: act },
  LEAVE_FEE_HOUSEHOLD: { rule: act },
  DECLARE_INCOME: { rule: act },
} satisfies Actions<FeeHouseholdRow, FeeHouseholdAction>

/** An invitation is answered by whom it asks. */
export const invited: Rule = and(
  when<Pick<FeeHouseholdInvitationRow, 'isMine'>>({ en: 'whom it asks', sv: 'den som tillfrågas' }, {}, ({ isMine }) => isMine),
  assurance('SUBSTANTIAL'),
)

export const inviting: Rule = and(
  when<Pick<FeeHouseholdInvitationRow, 'isMine'>>(
    { en: 'members of the household', sv: 'hushållets medlemmar' },
    {},
    ({ isMine }) => !isMine,
  ),
  assurance('SUBSTANTIAL'),
)
