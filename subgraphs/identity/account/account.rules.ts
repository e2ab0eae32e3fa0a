import { related } from '../../access/rules.ts'
import { type Rule, when } from '../../shared/policy.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type {
  CloseAccountError,
  ConfirmAccountHolderError,
  InviteToAccountError,
  OpenAccountError,
  OpenSharedAccountError,
  RejectAccountHolderError,
  ReopenAccountError,
} from '../identity.generated.ts'
import type { AccountRow, NewHolder, NewUnit } from './account.queries.ts'
import { managing } from './account.table.ts'

/** Looks after the account. */
export const manages: Rule = related(...managing)

const leads = ({ roles }: Viewer, unit: string) =>
  roles.some(({ role, organisationId }) =>
    role === 'PRINCIPAL' || role === 'UNIT_ADMIN' ? organisationId === unit : role === 'AUTHORITY_ADMIN',
  )

/** Leads the unit; how far an authority reaches, the row policies know. */
export const leadsUnit: Rule = when<{ readonly id: string }>(
  {
    en: "the unit's principal, its school administrators, administrators of the authority",
    sv: 'enhetens rektor, dess skoladministratörer, huvudmannens administratörer',
  },
  { role: ['PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN'] },
  ({ id }, { viewer }) => leads(viewer, id),
)

export function closeFault({ state }: AccountRow): CloseAccountError | null {
  if (state !== 'CLOSED') return null
  return { code: 'ALREADY_CLOSED', message: 'The account is closed.', field: ['accountId'] }
}

export function reopenFault({ state }: AccountRow): ReopenAccountError | null {
  if (state === 'CLOSED') return null
  return { code: 'NOT_CLOSED', message: 'The account is not closed.', field: ['accountId'] }
}

export function rejectFault({ state }: AccountRow): RejectAccountHolderError | null {
  if (state === 'UNCONFIRMED') return null
  return { code: 'NOT_UNCONFIRMED', message: 'Nobody waits to be confirmed as the holder of the account.', field: ['accountId'] }
}

/** Two pairs of eyes: whoever had the invitation could have come with it. */
export function confirmFault(account: AccountRow): ConfirmAccountHolderError | null {
  if (!account.isInviter) return rejectFault(account)
  return { code: 'OWN_INVITATION', message: 'Somebody else has to confirm whom you invited.', field: ['accountId'] }
}

export function inviteFault({ state }: AccountRow): InviteToAccountError | null {
  const field = ['accountId']
  if (state === 'UNCONFIRMED')
    return { code: 'ALREADY_ACTIVE', message: 'Somebody has redeemed an invitation: confirm or reject them first.', field }
  if (state === 'ACTIVE') return { code: 'ALREADY_ACTIVE', message: 'The account is in use.', field }
  if (state === 'CLOSED') return { code: 'ACCOUNT_CLOSED', message: 'The account is closed: open it again first.', field }
  if (state === 'ENDED') return { code: 'ACCOUNT_ENDED', message: 'There is nothing left to use the account for.', field }
  return null
}

const advice = 'One that is closed can be opened again.'

export function openFault({ account }: NewHolder): OpenAccountError | null {
  return account && { code: 'HAS_ACCOUNT', message: `The person has an account. ${advice}`, field: ['personId'] }
}

export function openSharedFault({ organisationType, sharedAccount }: NewUnit): OpenSharedAccountError | null {
  const field = ['organisationId']
  if (organisationType !== 'SKOLENHET')
    return { code: 'NOT_A_UNIT', message: 'Only school units have an account that their staff share.', field }
  return sharedAccount && { code: 'HAS_ACCOUNT', message: `The unit has an account. ${advice}`, field }
}
