import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type {
  DissolveComparisonGroupError,
  FormComparisonGroupError,
  KpiComparedWith,
  KpiGender,
} from '../governance.generated.ts'
import type { KpiRow } from '../kpi/kpi.queries.ts'
import { type KpiValueRow, valueColumns } from '../kpi_value/kpi_value.queries.ts'
import type { Years } from './series.rules.ts'

export interface ComparisonGroupRow {
  readonly id: Id<'ComparisonGroup'>
  readonly organisationId: Id<'Organisation'>
  readonly displayName: string
  readonly placeIds: readonly string[]
}

export interface FormComparisonGroupPayloadRow {
  readonly id: string | null
  readonly userErrors: readonly FormComparisonGroupError[]
}

export interface DissolveComparisonGroupPayloadRow {
  readonly id: string | null
  readonly userErrors: readonly DissolveComparisonGroupError[]
}

type Around = 'OWN' | 'AUTHORITY' | 'MUNICIPALITY' | 'NATION'

/** A value of an organisation, or of what lies around it. */
export interface SeriesValueRow extends KpiValueRow {
  readonly askedId: string
  readonly around: Around
}

export interface KpiPointRow {
  readonly period: string
  readonly value: KpiValueRow | null
  readonly difference: number | null
  readonly authority: KpiValueRow | null
  readonly municipality: KpiValueRow | null
  readonly nation: KpiValueRow | null
}

export interface KpiTrendRow {
  readonly kpi: KpiRow
  readonly placeId: string
  readonly schoolType: string | null
  readonly gender: KpiGender
  readonly points: readonly KpiPointRow[]
}

export interface KpiComparisonRow {
  readonly with: KpiComparedWith
  readonly group: ComparisonGroupRow | null
  readonly period: string
  readonly value: number | null
  readonly median: number | null
  readonly lowerQuartile: number | null
  readonly upperQuartile: number | null
  readonly placeCount: number
  readonly hiddenCount: number
  readonly isComplete: boolean
  readonly difference: number | null
}

interface SeriesAsked extends Years {
  readonly kpiCodes: readonly string[]
  readonly gender: KpiGender
}

// A period begins with its year, so that years bound periods of every kind.
const seriesValues = (read: Read) =>
  byParentAnd(
    (ids, { kpiCodes, from, to, gender }: SeriesAsked) => read<SeriesValueRow>`/* kpiSeries */ with around as materialized (
        select s.id as asked_id, p.around, p.place_id from access.statistical_surroundings(${ids}::uuid[]) s cross join lateral (values
          ('OWN', s.id), ('AUTHORITY', s.authority_id), ('MUNICIPALITY', s.municipality_id), ('NATION', s.nation_id)) p(around, place_id)
        where p.place_id is not null)
      select a.asked_id, a.around, ${valueColumns} from around a join governance.kpi_value v on v.place_id = a.place_id
      where v.kpi_id = any(array(select id from governance.kpi where code = any(${kpiCodes}::text[])))
        and v.period >= ${String(from)} and v.period < ${String(to + 1)} and v.superseded_at is null and v.gender = ${gender}
        and v.school_year = -1 and v.subject_code = '' order by v.school_type, v.period`,
    ({ askedId }) => askedId,
  )

/** What is told of a school unit that others are compared with. */
export interface ComparedRow {
  readonly kpiId: string
  readonly placeId: string
  readonly kind: KpiValueRow['kind']
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly weight: number | null
}

export interface ComparedUnitRow {
  readonly id: string
  readonly municipalityCode: string | null
  readonly schoolTypes: readonly string[]
  readonly authorityId: string | null
  readonly isPublic: boolean | null
}

interface ComparedCell {
  readonly period: string
  readonly gender: KpiGender
  readonly schoolType: string | null
}

const comparedValues = (read: Read) =>
  byParentAnd(
    (kpis, { period, gender, schoolType }: ComparedCell) => read<ComparedRow>`/* kpiCompared */ with seen as materialized (
        select v.kpi_id, v.place_id, v.kind, v.value, v.is_nearly_all from governance.kpi_value v
        where v.kpi_id = any(array(select unnest(${kpis}::uuid[]) union select weight_kpi_id from governance.kpi where id = any(${kpis}::uuid[])))
          and v.period = ${period} and v.gender = ${gender} and v.school_type = coalesce(${schoolType}, '') and v.school_year = -1
          and v.subject_code = '' and v.superseded_at is null)
      select s.kpi_id, s.place_id, s.kind, s.value, s.is_nearly_all, w.value as weight from seen s join governance.kpi k on k.id = s.kpi_id
      left join seen w on w.place_id = s.place_id and w.kpi_id = k.weight_kpi_id where s.kpi_id = any(${kpis}::uuid[])`,
    ({ kpiId }) => kpiId,
  )

/** The country's units, once a request. */
function everyUnit(read: Read) {
  let units: Promise<readonly ComparedUnitRow[]> | undefined
  return () =>
    (units ??= read<ComparedUnitRow>`/* comparedUnits */ select id, municipality_code, to_jsonb(school_types) as school_types, authority_id,
      is_public from access.statistical_places('UNIT', null, null)`)
}

export const groupColumns = (read: Read, ids: readonly string[]) =>
  read<ComparisonGroupRow>`/* comparisonGroups */ select id, organisation_id, display_name, to_jsonb(place_ids) as place_ids
    from governance.comparison_group where organisation_id = any(${ids}::uuid[]) or id = any(${ids}::uuid[]) order by display_name, id`

export const comparisonLoaders = (read: Read) => ({
  seriesValues: seriesValues(read),
  comparedValues: comparedValues(read),
  comparedUnits: everyUnit(read),
  comparisonGroup: byId((ids) => groupColumns(read, ids)),
  comparisonGroupsOf: byParent(
    (ids) => groupColumns(read, ids),
    ({ organisationId }) => organisationId,
  ),
})
