import { when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { Actions } from '../../shared/action.ts'
import type { AccountOrderAction } from '../identity.generated.ts'
import type { AccountOrderRow } from './account_order.queries.ts'
import { decideFault, decides, openFault } from './account_order.rules.ts'

const orderer = when<AccountOrderRow>(
  { en: 'whoever ordered', sv: 'den som beställde' },
  {},
  ({ orderedById }, { viewer }) => orderedById === viewer.id,
)

export const accountOrderActions = {
  APPROVE_ACCOUNT_ORDER: { rule: and(decides, assurance('SUBSTANTIAL')), fault: decideFault },
  REFUSE_ACCOUNT_ORDER: { rule: decides, fault: decideFault },
  WITHDRAW_ACCOUNT_ORDER: { rule: orderer, fault: openFault },
} satisfies Actions<AccountOrderRow, AccountOrderAction>
