import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson, or, role, signedIn } from '../../shared/rules.ts'
import type { AccountFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'
import { leadsUnit } from './account.rules.ts'
import { managing } from './account.table.ts'

const administrator = role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN')

export const accountPolicy = {
  Person: {
    account: notedIfProtected(or(related('SELF', ...managing), and(related('DIRECTORY'), administrator))),
    permittedAccountActions: signedIn,
  },
  Organisation: { sharedAccount: leadsUnit, endingAccounts: leadsUnit, permittedAccountActions: allow },
  Viewer: { notices: allow },
  Mutation: {
    openAccount: signedIn,
    openSharedAccount: signedIn,
    closeAccount: signedIn,
    reopenAccount: signedIn,
    confirmAccountHolder: and(inPerson, assurance('SUBSTANTIAL')),
    rejectAccountHolder: signedIn,
  },
  Account: {
    id: allow,
    kind: allow,
    state: allow,
    holder: allow,
    organisation: allow,
    endsOn: allow,
    isEndingSoon: allow,
    modifiedAt: allow,
    permittedActions: allow,
  },
  AccountNotice: { kind: allow, endsOn: allow },
  AccountConnection: { edges: allow, pageInfo: allow },
  AccountEdge: { node: allow, cursor: allow },
  OpenAccountPayload: { account: allow, userErrors: allow },
  OpenAccountError: { code: allow, message: allow, field: allow },
  OpenSharedAccountPayload: { account: allow, userErrors: allow },
  OpenSharedAccountError: { code: allow, message: allow, field: allow },
  CloseAccountPayload: { account: allow, userErrors: allow },
  CloseAccountError: { code: allow, message: allow, field: allow },
  ConfirmAccountHolderPayload: { account: allow, userErrors: allow },
  ConfirmAccountHolderError: { code: allow, message: allow, field: allow },
  RejectAccountHolderPayload: { account: allow, userErrors: allow },
  RejectAccountHolderError: { code: allow, message: allow, field: allow },
  ReopenAccountPayload: { account: allow, userErrors: allow },
  ReopenAccountError: { code: allow, message: allow, field: allow },
} satisfies Policy<AccountFields>
