import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import { connectionOf, type Page } from '../../shared/pagination.ts'
import type { DeliveryKind, KpiValueStatus } from '../governance.generated.ts'

export interface DeliveryRow {
  readonly id: Id<'Delivery'>
  readonly kind: DeliveryKind
  readonly source: string
  readonly fileName: string | null
  readonly organisationId: Id<'Organisation'> | null
  readonly asOfDate: string
  readonly status: KpiValueStatus
  readonly deliveredById: string | null
  readonly viewerKind: string
  readonly deliveredAt: Date
  readonly rowCount: number
  readonly changedCount: number
  readonly carriedCount: number
}

const columns = part`d.id, d.kind, d.source, d.file_name, d.organisation_id, d.as_of_date, d.status, d.delivered_by_id, d.viewer_kind,
  d.delivered_at, d.row_count, d.changed_count, d.carried_count`

/** A page of deliveries, the newest first. */
export async function deliveriesPage(read: Read, { size, limit, after }: Page<readonly [string, string]>) {
  const rows = await read<DeliveryRow>`/* deliveries */ select ${columns} from governance.delivery d
    where true ${after === null ? nothing : part`and (d.delivered_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by d.delivered_at desc, d.id desc limit ${limit}`
  return connectionOf(rows, size, ({ deliveredAt, id }) => [deliveredAt.toISOString(), id])
}

export const deliveryLoaders = (read: Read) => ({
  delivery: byId(
    (ids) =>
      read<DeliveryRow>`/* deliveriesById */ select ${columns} from governance.delivery d where d.id = any(${ids}::uuid[])`,
  ),
})
