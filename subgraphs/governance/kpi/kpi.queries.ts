import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import type { Done } from '../../shared/action.ts'
import type { DefineKpiError, Kpi, KpiDomain, RetireKpiError, ReviseKpiError } from '../governance.generated.ts'

export interface KpiRow {
  readonly id: Id<'Kpi'>
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly domain: KpiDomain
  readonly unitOfMeasure: string
  readonly direction: Kpi['direction']
  readonly numerator: string
  readonly denominator: string | null
  readonly rollUp: Kpi['rollUp']
  readonly weightKpiId: string | null
  readonly breakdown: Kpi['breakdown']
  readonly periodKind: Kpi['periodKind']
  readonly decimals: number
  readonly delivery: Kpi['delivery']
  readonly ruleCode: string
  readonly source: string
  readonly owner: string
  readonly organisationId: Id<'Organisation'> | null
  readonly startDate: string | null
  readonly endDate: string | null
  readonly version: number
  readonly modifiedAt: Date
}

export type DefineKpiPayloadRow = Done<DefineKpiError>
export type ReviseKpiPayloadRow = Done<ReviseKpiError>
export type RetireKpiPayloadRow = Done<RetireKpiError>

const columns = part`id, code, display_name as name, display_name_en as name_en, domain, unit_of_measure, direction, numerator, denominator,
  roll_up, weight_kpi_id, breakdown, period_kind, decimals, delivery, rule_code, source, owner, organisation_id, start_date, end_date,
  version, modified_at`

export const kpiLoader = (read: Read) =>
  byId((ids) => read<KpiRow>`/* kpisById */ select ${columns} from governance.kpi where id = any(${ids}::uuid[])`)

/** Key figures in the order of their codes. */
export const everyKpi = (read: Read, { domain, on }: { readonly domain: KpiDomain | null; readonly on: string | null }) =>
  read<KpiRow>`/* kpis */ select ${columns} from governance.kpi where true ${domain === null ? nothing : part`and domain = ${domain}`}
    ${on === null ? nothing : part`and coalesce(start_date, '-infinity') <= ${on}::date and coalesce(end_date, 'infinity') >= ${on}::date`}
    order by code`

/** Of these codes those that measure something. */
export const kpisWithCodes = (read: Read, codes: readonly string[]) =>
  read<KpiRow>`/* kpisWithCodes */ select ${columns} from governance.kpi where code = any(${codes}::text[]) order by code`

export const kpiLoaders = (read: Read) => ({ kpi: kpiLoader(read) })
