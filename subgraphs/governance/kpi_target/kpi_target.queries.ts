import DataLoader from 'dataloader'
import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { RemoveKpiTargetError, SetKpiTargetError } from '../governance.generated.ts'
import type { Deviation } from '../comparison/deviation.rules.ts'

export interface KpiTargetRow {
  readonly id: Id<'KpiTarget'>
  readonly kpiId: string
  readonly organisationId: Id<'Organisation'>
  readonly period: string
  readonly value: number
  readonly reason: string
  readonly setById: string
  readonly setAt: Date
  readonly version: number
}

export type KpiDeviationRow = Deviation
export type SetKpiTargetPayloadRow = Done<SetKpiTargetError>
export type RemoveKpiTargetPayloadRow = Done<RemoveKpiTargetError>

const columns = part`t.id, t.kpi_id, t.organisation_id, t.period, t.value, t.reason, t.set_by_id, t.set_at, t.version`

interface Wanted {
  readonly placeId: string
  readonly kpiId: string
  readonly period: string
}

const keyOf = ({ placeId, kpiId, period }: Wanted) => `${placeId} ${kpiId} ${period}`

// The nearest that has set one, for all cells of a page in one statement.
const nearestLoader = (read: Read) =>
  new DataLoader<Wanted, KpiTargetRow | null, string>(
    async (wanted) => {
      const { places, kpis, periods } = {
        places: [...new Set(wanted.map(({ placeId }) => placeId))],
        kpis: [...new Set(wanted.map(({ kpiId }) => kpiId))],
        periods: [...new Set(wanted.map(({ period }) => period))],
      }
      const rows = await read<KpiTargetRow & { placeId: string }>`/* nearestTargets */
        select distinct on (o.id, t.kpi_id, t.period) o.id as place_id, ${columns}
        from unnest(${places}::uuid[]) o(id) cross join lateral access.above(o.id) a
        join governance.kpi_target t on t.organisation_id = a.id
        where t.kpi_id = any(${kpis}::uuid[]) and t.period = any(${periods}::text[])
        order by o.id, t.kpi_id, t.period, a.level`
      const found = new Map(rows.map((row) => [keyOf(row), row]))
      return wanted.map((one) => found.get(keyOf(one)) ?? null)
    },
    { cacheKeyFn: keyOf },
  )

export const kpiTargetLoaders = (read: Read) => ({
  kpiTarget: byId(
    (ids) =>
      read<KpiTargetRow>`/* targetsById */ select ${columns} from governance.kpi_target t where t.id = any(${ids}::uuid[])`,
  ),
  nearestTarget: nearestLoader(read),
  targetsOf: byParentAnd(
    (organisations, { period }: { readonly period: string }) => read<KpiTargetRow>`/* targetsOf */ select ${columns}
      from governance.kpi_target t join governance.kpi k on k.id = t.kpi_id
      where t.organisation_id = any(${organisations}::uuid[]) and t.period = ${period} order by k.code`,
    ({ organisationId }) => organisationId,
  ),
})

type NewTarget = Omit<KpiTargetRow, 'version' | 'id'> & { readonly id: string }

/** Sets a target where there is none. */
export const insertTarget = (tx: Write, target: NewTarget) =>
  tx`/* insertTarget */ insert into governance.kpi_target (id, kpi_id, organisation_id, period, value, reason, set_by_id, set_at)
    values (${target.id}, ${target.kpiId}, ${target.organisationId}, ${target.period}, ${target.value}, ${target.reason},
      ${target.setById}, ${target.setAt})`

/** Changes a target; null where it is no longer at that version. */
export async function changeTarget(tx: Write, target: NewTarget, expectedVersion: number): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`/* changeTarget */ update governance.kpi_target set value = ${target.value},
      reason = ${target.reason}, set_by_id = ${target.setById}, set_at = ${target.setAt}, version = version + 1
    where organisation_id = ${target.organisationId} and kpi_id = ${target.kpiId} and period = ${target.period}
      and version = ${expectedVersion} returning id`
  return row?.id ?? null
}

export const deleteTarget = (tx: Write, id: string) => tx`/* deleteTarget */ delete from governance.kpi_target where id = ${id}`
