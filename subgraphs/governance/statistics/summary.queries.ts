import { type nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import type { KpiGender, KpiSummaryBy, KpiSummaryOrder, PlaceKind } from '../governance.generated.ts'
import { valuesKnown } from '../kpi_value/kpi_value.queries.ts'
import type { PlaceRow } from '../place/place.queries.ts'

/** One key figure of one row of a summary. */
export interface KpiSummaryFigureRow {
  readonly key: string
  readonly placeId: Id<'Organisation'> | null
  readonly placeKind: PlaceKind | null
  readonly placeCode: string | null
  readonly placeName: string | null
  readonly kpiId: string
  readonly period: string
  readonly gender: KpiGender
  readonly value: number | null
  readonly isApproximate: boolean
  readonly isComplete: boolean
  readonly placeCount: number
  readonly hiddenCount: number
  readonly missingCount: number
  readonly differenceToNation: number | null
  readonly rank: number | null
}

export interface KpiSummaryRowRow {
  readonly code: string
  readonly place: PlaceRow | null
  readonly figures: readonly KpiSummaryFigureRow[]
}

export interface SummaryAsked {
  readonly kpiCodes: readonly string[]
  readonly period: string
  readonly by: KpiSummaryBy
  readonly orderBy: KpiSummaryOrder
  readonly gender: KpiGender
}

/** Of each unit, what it is put together by: `key` says which, in words of the place's code or of its id. */
const groups: Readonly<Record<KpiSummaryBy, typeof nothing>> = {
  MUNICIPALITY: part`select u.id, u.municipality_code as key from unit u where u.municipality_code is not null`,
  COUNTY: part`select u.id, left(u.municipality_code, 2) as key from unit u where u.municipality_code is not null`,
  AUTHORITY: part`select u.id, u.authority_id::text as key from unit u where u.authority_id is not null`,
  AUTHORITY_TYPE: part`select u.id, case when u.is_public then 'PUBLIC' else 'INDEPENDENT' end as key from unit u where u.is_public is not null`,
  AREA: part`select u.id, a.area_id::text as key from unit u join access.statistical_areas() a on a.unit_id = u.id`,
  NATION: part`select u.id, 'SE' as key from unit u`,
}

const byCode = (kind: string) => part`select p.*, p.code as key from access.statistical_places(${kind}, null, null) p`
const byOwnId = (kind: string) => part`select p.*, p.id::text as key from access.statistical_places(${kind}, null, null) p`

const named: Readonly<Record<KpiSummaryBy, typeof nothing>> = {
  MUNICIPALITY: byCode('MUNICIPALITY'),
  COUNTY: byCode('COUNTY'),
  AUTHORITY: byOwnId('AUTHORITY'),
  // No place is called so.
  AUTHORITY_TYPE: byCode(''),
  AREA: byOwnId('AREA'),
  NATION: byCode('NATION'),
}

const byName = part`n.display_name collate "sv-x-icu" nulls last, s.key, s.code`
const inOrder: Readonly<Record<KpiSummaryOrder, typeof nothing>> = {
  NAME: byName,
  VALUE_DESCENDING: part`s.leading desc nulls last, ${byName}`,
  VALUE_ASCENDING: part`s.leading asc nulls last, ${byName}`,
}

// As rollUp of ../comparison/roll_up.rules.ts, which the tests hold it against: told, and weighed by what is told.
const rolledUp = part`count(*)::int as place_count, count(*) filter (where t.kind = 'SUPPRESSED')::int as hidden_count,
  count(t.weight)::int as weighed_count, coalesce(bool_or(t.is_nearly_all) filter (where t.weight is not null), false) as is_nearly_all,
  case t.roll_up when 'SUM' then sum(t.value) filter (where t.weight is not null)
    when 'WEIGHTED_MEAN' then sum(t.value * t.weight) / nullif(sum(t.weight), 0) end as value`

/** What the units of each part of the country have together: one row for each part and key figure, in the order of the parts. */
export const summarised = (
  read: Read,
  { kpiCodes, period, by, orderBy, gender }: SummaryAsked,
  known: typeof nothing = valuesKnown(null),
) => read<KpiSummaryFigureRow>`/* kpiSummary */ with figure as materialized (
      select id, code, roll_up, weight_kpi_id, decimals, direction from governance.kpi where code = any(${kpiCodes}::text[])),
    unit as materialized (select * from access.statistical_places('UNIT', null, null)),
    seen as materialized (
      select v.place_id, v.kpi_id, v.school_type, v.kind, v.value, v.is_nearly_all from governance.kpi_value v
      where v.kpi_id = any(array(select id from figure union select weight_kpi_id from figure where weight_kpi_id is not null))
        and v.period = ${period} and v.gender = ${gender} and v.school_year = -1 and v.subject_code = '' and ${known}),
    told as materialized (
      select s.place_id, f.id as kpi_id, f.code, f.roll_up, f.decimals, f.direction, s.kind, s.value, s.is_nearly_all,
        case when s.kind <> 'VALUE' then null when f.roll_up = 'WEIGHTED_MEAN' then w.value else 1 end as weight
      from figure f join seen s on s.kpi_id = f.id join unit u on u.id = s.place_id
      left join seen w on w.kpi_id = f.weight_kpi_id and w.place_id = s.place_id and w.school_type = s.school_type and w.value > 0),
    nation as materialized (
      select t.kpi_id, t.decimals, ${rolledUp} from told t group by t.kpi_id, t.roll_up, t.decimals),
    part as (
      select g.key, t.kpi_id, t.code, t.decimals, t.direction, ${rolledUp}
      from (${groups[by]}) g join told t on t.place_id = g.id group by g.key, t.kpi_id, t.code, t.roll_up, t.decimals, t.direction),
    shown as (
      select p.*, round(p.value, p.decimals) as shown, round(n.value, n.decimals) as of_nation,
        max(round(p.value, p.decimals)) filter (where p.code = ${kpiCodes[0]!}) over (partition by p.key) as leading
      from part p join nation n using (kpi_id))
    select s.key, n.id as place_id, n.kind as place_kind, n.code as place_code, n.display_name as place_name, s.kpi_id, ${period} as period,
      ${gender} as gender, s.shown as value, s.is_nearly_all and s.shown is not null as is_approximate,
      s.shown is not null and s.weighed_count = s.place_count as is_complete, s.place_count, s.hidden_count,
      s.place_count - s.hidden_count - s.weighed_count as missing_count, s.shown - s.of_nation as difference_to_nation,
      case when s.shown is not null then rank() over (partition by s.kpi_id
        order by case when s.direction = 'LOWER_IS_BETTER' then s.shown else -s.shown end nulls last)::int end as rank
    from shown s left join (${named[by]}) n on n.key = s.key order by ${inOrder[orderBy]}`
