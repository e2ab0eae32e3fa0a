import { personOf } from '../../access/persons.ts'
import { pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../governance.generated.ts'
import { deliveriesPage } from './delivery.queries.ts'

export const deliveryResolvers = {
  Query: { deliveries: (_, page, { read }) => deliveriesPage(read, pageOf(page, ['deliveredAt', 'id'])) },
  KpiValue: { delivery: ({ deliveryId }, _, { load }) => (deliveryId ? load.delivery.load(deliveryId) : null) },
  Delivery: {
    organisation: ({ organisationId }) => (organisationId ? { id: organisationId } : null),
    deliveredBy: ({ deliveredById, viewerKind }, _, context) =>
      viewerKind === 'PERSON' ? personOf(deliveredById, context) : null,
  },
} satisfies Resolvers
