import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { DeliveryFields } from '../governance.generated.ts'

/** Who reads of deliveries; of which, the rows say. */
export const ofDeliveries = role(
  "the authority's analysts and administrators",
  'huvudmannens analytiker och administratörer',
  ...['AUTHORITY_ANALYST', 'AUTHORITY_ADMIN'],
)

export const deliveryPolicy = {
  Query: { deliveries: ofDeliveries },
  KpiValue: { delivery: ofDeliveries },
  Delivery: {
    id: allow,
    kind: allow,
    source: allow,
    fileName: allow,
    organisation: allow,
    asOfDate: allow,
    status: allow,
    deliveredBy: allow,
    deliveredAt: allow,
    rowCount: allow,
    changedCount: allow,
    carriedCount: allow,
  },
  DeliveryConnection: { edges: allow, pageInfo: allow },
  DeliveryEdge: { node: allow, cursor: allow },
} satisfies Policy<DeliveryFields>
