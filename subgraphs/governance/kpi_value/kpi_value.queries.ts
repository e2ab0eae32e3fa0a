import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { ImportKpiValuesError } from '../governance.generated.ts'
import type { KnownKpi } from '../imports/cell.rules.ts'

export interface KpiValueRow {
  readonly id: Id<'KpiValue'>
  readonly placeId: string
  readonly kpiId: string
  readonly period: string
  readonly gender: 'ALL' | 'GIRLS' | 'BOYS'
  readonly schoolType: string | null
  readonly schoolYear: number | null
  readonly subjectCode: string | null
  readonly kind: 'VALUE' | 'SUPPRESSED' | 'MISSING'
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly contributingCount: number | null
  readonly isPublished: boolean
  readonly source: string
  readonly status: 'PRELIMINARY' | 'FINAL'
  readonly asOfDate: string
  readonly importedAt: Date
  readonly isCarried: boolean
  readonly deliveryId: string | null
}

export interface ImportKpiValuesPayloadRow {
  readonly importedCount: number | null
  readonly awaitingCount: number | null
  readonly problemIds: readonly string[]
  readonly userErrors: readonly ImportKpiValuesError[]
}

// A figure is its row: which of the three it is, its kind says.
export type KpiFigureRow = Pick<KpiValueRow, 'kind' | 'value' | 'isNearlyAll' | 'contributingCount'>
export type FigureRow = KpiFigureRow
export type SuppressedFigureRow = KpiFigureRow
export type MissingFigureRow = KpiFigureRow

/** What narrows a list of values; a period or a code is given. */
export interface KpiValueFilter {
  readonly period: string | null
  readonly kpiCode: string | null
  readonly isBrokenDown: boolean
  readonly knownOn: string | null
}

/** What is told of a value, for every statement that answers some. `v` is governance.kpi_value. */
export const valueColumns = part`v.id, v.place_id, v.kpi_id, v.period, v.gender, nullif(v.school_type, '') as school_type,
  nullif(v.school_year, -1) as school_year, nullif(v.subject_code, '') as subject_code, v.kind, v.value, v.is_nearly_all,
  v.contributing_count, v.is_published, v.source, v.status, v.as_of_date, v.imported_at, v.is_carried, v.delivery_id`

/**
 * Not what was told of a cell that has been delivered as hidden since: whoever corrects a figure so hides it for good, whatever was known on
 * what day. Whoever reads the one reads the other, for it is published no longer.
 */
export const notHiddenSince = part`(v.superseded_at is null or v.kind <> 'VALUE' or not exists (select from governance.kpi_value n
  where n.place_id = v.place_id and n.kpi_id = v.kpi_id and n.period = v.period and n.gender = v.gender and n.school_type = v.school_type
    and n.school_year = v.school_year and n.subject_code = v.subject_code and n.superseded_at is null and n.kind = 'SUPPRESSED'
    and n.delivery_id is not null))`

/** The values as they are now, or as they were known at the end of a day in Sweden. */
export const valuesKnown = (on: string | null) =>
  on === null
    ? part`v.superseded_at is null`
    : part`v.imported_at < ((${on}::date + 1)::timestamp at time zone 'Europe/Stockholm')
        and (v.superseded_at is null or v.superseded_at >= ((${on}::date + 1)::timestamp at time zone 'Europe/Stockholm'))
        and ${notHiddenSince}`

/** Of a whole place: no single school year, no single subject. */
export const wholeOnly = part`and v.school_year = -1 and v.subject_code = ''`

export const kpiValueLoader = (read: Read) =>
  byParentAnd(
    (
      places,
      { period, kpiCode, isBrokenDown, knownOn }: KpiValueFilter,
    ) => read<KpiValueRow>`/* kpiValuesOf */ select ${valueColumns}
    from governance.kpi_value v join governance.kpi k on k.id = v.kpi_id
    where v.place_id = any(${places}::uuid[]) and ${valuesKnown(knownOn)}
    ${period === null ? nothing : part`and v.period = ${period}`} ${kpiCode === null ? nothing : part`and k.code = ${kpiCode}`}
    ${isBrokenDown ? nothing : wholeOnly}
    order by v.period, k.code, v.gender, v.school_type, v.school_year, v.subject_code`,
    ({ placeId }) => placeId,
  )

/** Which of these organisations the viewer may import for, and the authority of each. */
export async function grantedOrganisations(tx: Write, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx<
    { id: string; authorityId: string }[]
  >`/* grantedOrganisations */ select a.id, a.authority_id from access.authorities_above(array(
      select u from access.units('AUTHORITY_ADMIN', 'CLIENT') u where u = any (${ids as string[]}::uuid[]))) a`
  return new Map(rows.map(({ id, authorityId }) => [id, authorityId]))
}

export async function kpisByCode(tx: Write, codes: readonly string[]): Promise<ReadonlyMap<string, KnownKpi>> {
  const rows = await tx<
    (KnownKpi & { code: string })[]
  >`/* kpisByCode */ select id, code, unit_of_measure, breakdown, period_kind, delivery,
    decimals from governance.kpi where code = any(${codes as string[]}::text[])`
  return new Map(rows.map((row) => [row.code, row]))
}

export const kpiValueLoaders = (read: Read) => ({
  kpiValues: kpiValueLoader(read),
  /** Also what has been superseded: whoever knows the id of a value was told it once, or may be told it now. */
  kpiValue: byId(
    (ids) =>
      read<KpiValueRow>`/* kpiValuesById */ select ${valueColumns} from governance.kpi_value v
        where v.id = any(${ids}::uuid[]) and ${notHiddenSince}`,
  ),
})
