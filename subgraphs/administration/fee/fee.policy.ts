import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { FeeFields } from '../administration.generated.ts'
import { payersAndOffice } from '../fee_household/fee_household.actions.ts'
import type { FeeRow } from './fee.queries.ts'

/** A fee tells what those who live there earn: each of them may see who has read it, and nobody else of the child's may. */
const noted = sensitive<FeeRow>(payersAndOffice, ({ memberIds }) => memberIds.map((id) => ({ id, relations: [] })))

export const feePolicy = {
  FeeHousehold: { fees: payersAndOffice },
  Fee: {
    child: allow,
    childName: allow,
    month: allow,
    schoolType: allow,
    childOrder: allow,
    amount: noted,
    income: noted,
    isIncomeDeclared: allow,
    percent: allow,
    maxFee: allow,
    sharedBy: allow,
    feeTariff: allow,
  },
} satisfies Policy<FeeFields>
