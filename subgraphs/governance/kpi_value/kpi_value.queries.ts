import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParentAnd } from '../../shared/loader.ts'
import type { ImportKpiValuesError } from '../governance.generated.ts'
import type { KpiRow } from '../kpi/kpi.queries.ts'

export interface KpiValueRow {
  readonly organisationId: string
  readonly kpi: KpiRow
  readonly period: string
  readonly gender: string
  readonly kind: 'VALUE' | 'SUPPRESSED' | 'MISSING'
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly isPublished: boolean
  readonly source: string
}

/** An organisation, of which only the id is known here. */
export interface OrganisationRow {
  readonly id: Id<'Organisation'>
}

export interface ImportKpiValuesPayloadRow {
  readonly importedCount: number | null
  readonly userErrors: readonly ImportKpiValuesError[]
}

// A figure is its row: which of the three it is, its kind says.
export type KpiFigureRow = KpiValueRow
export type FigureRow = KpiValueRow
export type SuppressedFigureRow = KpiValueRow
export type MissingFigureRow = KpiValueRow

/** What narrows a list of values; at least one part is given. */
export interface KpiValueFilter {
  readonly period: string | null
  readonly kpiCode: string | null
}

// The KPI is joined, not loaded: a value without what it measures is of no use to anybody.
export const kpiValueLoader = (read: Read) =>
  byParentAnd(
    (
      organisations,
      { period, kpiCode }: KpiValueFilter,
    ) => read<KpiValueRow>`/* kpiValuesOf */ select v.organisation_id, v.period, v.gender, v.kind,
    v.value, v.is_nearly_all, v.is_published, v.source,
    json_build_object('id', k.id, 'code', k.code, 'name', k.display_name, 'unitOfMeasure', k.unit_of_measure, 'direction', k.direction) as kpi
    from governance.kpi_value v join governance.kpi k on k.id = v.kpi_id
    where v.organisation_id = any(${organisations}::uuid[])
    ${period === null ? nothing : part`and v.period = ${period}`} ${kpiCode === null ? nothing : part`and k.code = ${kpiCode}`}
    order by v.period, k.code, v.gender`,
    ({ organisationId }) => organisationId,
  )

/** A value as it is written. */
export interface NewKpiValue {
  readonly id: Id<'KpiValue'>
  readonly organisationId: string
  readonly kpiId: string
  readonly period: string
  readonly gender: string
  readonly kind: string
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly isPublished: boolean
}

/** Writes values, replacing those that are there already and say something else; answers the ids of the rows that changed. */
export async function upsertKpiValues(
  tx: Write,
  values: readonly NewKpiValue[],
  source: string,
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx<{ id: string }[]>`/* upsertKpiValues */ insert into governance.kpi_value as v
    (id, organisation_id, kpi_id, period, gender, kind, value, is_nearly_all, is_published, source, imported_at)
    select (r->>'id')::uuid, (r->>'organisationId')::uuid, (r->>'kpiId')::uuid, r->>'period', r->>'gender', r->>'kind', (r->>'value')::numeric,
      (r->>'isNearlyAll')::boolean, (r->>'isPublished')::boolean, ${source}, ${now}
    from jsonb_array_elements(${tx.json(values as never)}::jsonb) r
    on conflict on constraint kpi_value_cell_unique do update set kind = excluded.kind, value = excluded.value,
      is_nearly_all = excluded.is_nearly_all, is_published = excluded.is_published, source = excluded.source, imported_at = excluded.imported_at
    where (v.kind, v.value, v.is_nearly_all, v.is_published, v.source)
      is distinct from (excluded.kind, excluded.value, excluded.is_nearly_all, excluded.is_published, excluded.source)
    returning id`
  return rows.map(({ id }) => id)
}

/** Of these values, those where one sex is closed (suppressed, or nearly all) and the other shows: the total would give it away. */
export const tornCells = (tx: Write, values: readonly NewKpiValue[]) => tx<
  { organisationId: string; kpiId: string; period: string }[]
>`
  /* tornCells */ select v.organisation_id, v.kpi_id, v.period from governance.kpi_value v
  join jsonb_array_elements(${tx.json(values as never)}::jsonb) r on v.organisation_id = (r->>'organisationId')::uuid
    and v.kpi_id = (r->>'kpiId')::uuid and v.period = r->>'period'
  where v.gender in ('GIRLS', 'BOYS') and v.kind <> 'MISSING' group by 1, 2, 3
  having count(distinct v.gender) = 2 and count(distinct (v.kind = 'SUPPRESSED' or v.is_nearly_all)) = 2`

/** Which of these organisations the viewer may import for. */
export async function grantedOrganisations(tx: Write, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx<
    { id: string }[]
  >`/* grantedOrganisations */ select u as id from access.units('AUTHORITY_ADMIN', 'CLIENT') u
    where u = any(${ids as string[]}::uuid[])`
  return new Set(rows.map(({ id }) => id))
}

export async function kpisByCode(
  tx: Write,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { id: string; unitOfMeasure: string }>> {
  const rows = await tx<
    { id: string; code: string; unitOfMeasure: string }[]
  >`/* kpisByCode */ select id, code, unit_of_measure from governance.kpi
    where code = any(${codes as string[]}::text[])`
  return new Map(rows.map((row) => [row.code, row]))
}

export const kpiValueLoaders = (read: Read) => ({ kpiValues: kpiValueLoader(read) })
