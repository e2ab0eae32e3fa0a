import type { Pool } from '../subgraphs/shared/database.ts'
import { bigUnitId, countryCodes, seriesCodes } from './bench.scenarios.ts'

/** What the units of each municipality have together of four figures, sorted by the first and compared with the country. */
export const countryAnswer = (pool: Pool) =>
  pool<{ answer: string }[]>`/* country */ with told as materialized (
      select o.municipality_code as code, k.code as kpi, k.roll_up, k.decimals, v.kind, v.value, v.is_nearly_all,
        case when v.kind <> 'VALUE' then null when k.roll_up = 'WEIGHTED_MEAN' then w.value else 1 end as weight
      from governance.kpi k join governance.kpi_value v on v.kpi_id = k.id and v.period = ${'2024/25'} and v.gender = 'ALL'
        and v.school_year = -1 and v.superseded_at is null
      join identity.organisation o on o.id = v.place_id and o.organisation_type = 'SKOLENHET'
      left join governance.kpi_value w on w.place_id = v.place_id and w.kpi_id = k.weight_kpi_id and w.period = v.period and w.gender = 'ALL'
        and w.school_year = -1 and w.superseded_at is null and w.value > 0
      where k.code = any(${countryCodes}::text[])),
    rolled as (select code, kpi, decimals, count(*) as places, count(*) filter (where kind = 'SUPPRESSED') as hidden,
        case roll_up when 'SUM' then sum(value) when 'WEIGHTED_MEAN' then sum(value * weight) / nullif(sum(weight) filter (where value is not null), 0) end as value
      from told group by grouping sets ((code, kpi, roll_up, decimals), (kpi, roll_up, decimals))),
    shown as (select r.code, r.kpi, r.places, r.hidden, round(r.value, r.decimals) as value, round(r.value, r.decimals) - round(n.value, n.decimals) as difference
      from rolled r join rolled n on n.kpi = r.kpi and n.code is null where r.code is not null),
    part as (select code, max(value) filter (where kpi = ${countryCodes[0]!}) as lead_value, json_agg(json_build_object('kpi', json_build_object('code', kpi),
        'value', value, 'placeCount', places, 'hiddenCount', hidden, 'differenceToNation', difference) order by kpi) as figures from shown group by code)
  select json_build_object('data', json_build_object('kpiSummary', json_agg(json_build_object('code', code, 'figures', figures)
    order by lead_value desc nulls last, code)))::text as answer from part`

/** Fifty figures of one unit over ten years. */
export const unitFiguresAnswer = (pool: Pool) =>
  pool<
    { answer: string }[]
  >`/* unitFigures */ select json_build_object('data', json_build_object('organisation', json_build_object('kpiSeries',
      json_agg(json_build_object('kpi', json_build_object('code', s.code), 'points', s.points) order by s.code))))::text as answer
    from (select k.code, json_agg(json_build_object('period', v.period, 'value', json_build_object('figure',
        case v.kind when 'VALUE' then json_build_object('__typename', 'Figure', 'value', v.value) else json_build_object('__typename', 'SuppressedFigure') end))
        order by v.period) as points
      from governance.kpi k join governance.kpi_value v on v.kpi_id = k.id and v.place_id = ${bigUnitId} and v.period >= '2015' and v.period < '2025'
        and v.gender = 'ALL' and v.school_year = -1 and v.superseded_at is null
      where k.code = any(${seriesCodes}::text[]) group by k.code) s`

/** All figures of one unit in one year, with how they have changed. */
export const unitStateAnswer = (pool: Pool) =>
  pool<
    { answer: string }[]
  >`/* unitState */ select json_build_object('data', json_build_object('unitOverview', json_build_object('groups', json_build_array(
      json_build_object('domain', 'KEY_FIGURE', 'figures', json_agg(json_build_object(
        'value', json_build_object('kpi', json_build_object('code', k.code), 'figure',
          case v.kind when 'VALUE' then json_build_object('__typename', 'Figure', 'value', v.value) else json_build_object('__typename', 'SuppressedFigure') end,
          'target', null),
        'change', v.value - b.value) order by k.code))))))::text as answer
    from governance.kpi_value v join governance.kpi k on k.id = v.kpi_id
    left join governance.kpi_value b on b.place_id = v.place_id and b.kpi_id = v.kpi_id and b.period = '2022/23' and b.gender = 'ALL'
      and b.school_year = -1 and b.superseded_at is null
    where v.place_id = ${bigUnitId} and v.period = '2023/24' and v.gender = 'ALL' and v.school_year = -1 and v.superseded_at is null`
