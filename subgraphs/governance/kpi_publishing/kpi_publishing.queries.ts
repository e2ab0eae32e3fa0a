import type { Write } from '../../shared/database.ts'
import type { PublishKpiValuesError } from '../governance.generated.ts'

export interface PublishKpiValuesPayloadRow {
  readonly publishedCount: number | null
  readonly userErrors: readonly PublishKpiValuesError[]
}

/** Publishes what is current of some key figures and a period at an organisation and below it; answers the ids of what was not published before. */
export async function publish(tx: Write, organisationId: string, kpiIds: readonly string[], period: string) {
  const rows = await tx<{ id: string }[]>`/* publishKpiValues */ update governance.kpi_value v set is_published = true
    where v.kpi_id = any(${kpiIds as string[]}::uuid[]) and v.period = ${period} and v.superseded_at is null and not v.is_published
      and v.place_id = any (array(select u from access.units('AUTHORITY_ADMIN') u
        where exists (select from access.above(u) a where a.id = ${organisationId})))
    returning v.id`
  return rows.map(({ id }) => id)
}
