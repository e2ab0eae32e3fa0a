import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'

export interface KpiRow {
  readonly id: Id<'Kpi'>
  readonly code: string
  readonly name: string
  readonly unitOfMeasure: string
  readonly direction: string
}

const columns = part`id, code, display_name as name, unit_of_measure, direction`

export const kpiLoader = (read: Read) =>
  byId((ids) => read<KpiRow>`/* kpisById */ select ${columns} from governance.kpi where id = any(${ids}::uuid[])`)

export const everyKpi = (read: Read) => read<KpiRow>`/* kpis */ select ${columns} from governance.kpi order by code`

export const kpiLoaders = (read: Read) => ({ kpi: kpiLoader(read) })
