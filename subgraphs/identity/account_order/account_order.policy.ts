import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson, signedIn } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { leadsUnit } from '../account/account.rules.ts'
import type { AccountOrderFields } from '../identity.generated.ts'
import type { AccountOrderRow } from './account_order.queries.ts'

export const accountOrderPolicy = {
  Organisation: { accountOrders: leadsUnit },
  Mutation: {
    orderAccount: and(inPerson, assurance('SUBSTANTIAL')),
    approveAccountOrder: and(inPerson, assurance('SUBSTANTIAL')),
    refuseAccountOrder: signedIn,
    withdrawAccountOrder: signedIn,
  },
  AccountOrder: {
    id: allow,
    organisation: allow,
    givenName: allow,
    familyName: allow,
    civicNo: sensitive<AccountOrderRow>(assurance('SUBSTANTIAL'), ({ personId, relations }) =>
      personId ? { id: personId, relations } : null,
    ),
    email: allow,
    dutyRole: allow,
    startDate: allow,
    endDate: allow,
    reason: allow,
    state: allow,
    orderedBy: allow,
    orderedAt: allow,
    expiresOn: allow,
    decidedBy: allow,
    decidedAt: allow,
    decisionReason: allow,
    account: allow,
    permittedActions: allow,
  },
  AccountOrderConnection: { edges: allow, pageInfo: allow },
  AccountOrderEdge: { node: allow, cursor: allow },
  OrderAccountPayload: { accountOrder: allow, userErrors: allow },
  OrderAccountError: { code: allow, message: allow, field: allow },
  ApproveAccountOrderPayload: { accountOrder: allow, userErrors: allow },
  ApproveAccountOrderError: { code: allow, message: allow, field: allow },
  RefuseAccountOrderPayload: { accountOrder: allow, userErrors: allow },
  RefuseAccountOrderError: { code: allow, message: allow, field: allow },
  WithdrawAccountOrderPayload: { accountOrder: allow, userErrors: allow },
  WithdrawAccountOrderError: { code: allow, message: allow, field: allow },
} satisfies Policy<AccountOrderFields>
