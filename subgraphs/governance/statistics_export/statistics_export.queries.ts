import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import type { BeginStatisticsExportError, StatisticsContent } from '../governance.generated.ts'
import { type KpiValueRow, notHiddenSince, valueColumns } from '../kpi_value/kpi_value.queries.ts'
import { valuesAskedThere } from '../statistics/statistics.queries.ts'
import type { Asked } from '../statistics/statistics.rules.ts'
import type { SummaryAsked } from '../statistics/summary.queries.ts'

interface Begun {
  readonly id: Id<'StatisticsExport'>
  readonly begunById: string
  readonly begunAt: Date
  readonly knownAt: Date
  readonly isSwedish: boolean
}

export type StatisticsExportRow = Begun &
  ({ readonly content: 'VALUES'; readonly asked: Asked } | { readonly content: 'SUMMARY'; readonly asked: SummaryAsked })

export interface BeginStatisticsExportPayloadRow {
  readonly id: string | null
  readonly userErrors: readonly BeginStatisticsExportError[]
}

/** A value with all that an export says of it. */
export interface ExportedValueRow extends KpiValueRow {
  readonly kpiCode: string
  readonly kpiName: string
  readonly kpiNameEn: string
  readonly unitOfMeasure: string
  readonly placeKind: string | null
  readonly placeCode: string | null
  readonly placeName: string | null
  readonly target: number | null
}

/** Where in an export a value stands. */
export interface ValueKey {
  readonly placeId: string
  readonly kpiId: string
  readonly period: string
  readonly gender: string
  readonly schoolType: string
  readonly schoolYear: number
  readonly subjectCode: string
}

/** Values as they were at an instant. */
export const knownAt = (instant: Date) =>
  part`v.imported_at <= ${instant} and (v.superseded_at is null or v.superseded_at > ${instant}) and ${notHiddenSince}`

export const keyOf = async (read: Read, id: string): Promise<ValueKey | null> =>
  (
    await read<ValueKey>`/* exportKey */ select place_id, kpi_id, period, gender, school_type, school_year, subject_code
      from governance.kpi_value where id = ${id}::uuid`
  )[0] ?? null

const key = part`v.place_id, v.kpi_id, v.period, v.gender, v.school_type, v.school_year, v.subject_code`

const afterKey = (after: ValueKey | null) =>
  after === null
    ? nothing
    : part`and (${key}) > (${after.placeId}::uuid, ${after.kpiId}::uuid, ${after.period}, ${after.gender}, ${after.schoolType},
        ${after.schoolYear}::smallint, ${after.subjectCode})`

/** Values of an export after one of them, in the order of their cells: of all places that are known by name. */
export const exportedValues = (
  read: Read,
  { asked, instant }: { readonly asked: Asked; readonly instant: Date },
  { after, limit }: { readonly after: ValueKey | null; readonly limit: number },
) => read<ExportedValueRow>`/* statisticsRows */ with page as materialized (
      select ${valueColumns}, row_number() over (order by ${key}) as at from governance.kpi_value v
      where ${valuesAskedThere(asked, knownAt(instant))} ${afterKey(after)} order by ${key} limit ${limit}),
    -- What is above a place is looked up only where something is set for the figure and the period.
    target as (
      select distinct on (o.place_id, t.kpi_id, t.period) o.place_id, t.kpi_id, t.period, t.value
      from (select distinct v.place_id, v.kpi_id, v.period from page v
        join governance.kpi_target t on t.kpi_id = v.kpi_id and t.period = v.period) o
      cross join lateral access.above(o.place_id) a
      join governance.kpi_target t on t.organisation_id = a.id and t.kpi_id = o.kpi_id and t.period = o.period
      order by o.place_id, t.kpi_id, t.period, a.level)
    select v.*, t.value as target, k.code as kpi_code, k.display_name as kpi_name, k.display_name_en as kpi_name_en, k.unit_of_measure,
      p.kind as place_kind, p.code as place_code, p.display_name as place_name
    from page v join governance.kpi k on k.id = v.kpi_id
    left join target t on t.place_id = v.place_id and t.kpi_id = v.kpi_id and t.period = v.period
    left join access.statistical_places_by_id(array(select distinct place_id from page)) p on p.id = v.place_id order by v.at`

interface New {
  readonly id: string
  readonly begunById: string
  readonly now: Date
  readonly knownAt: Date
  readonly content: StatisticsContent
  readonly asked: object
  readonly isSwedish: boolean
}

export const insertExport = (tx: Write, one: New) =>
  tx`/* beginStatisticsExport */ insert into governance.statistics_export (id, begun_by_id, begun_at, known_at, content, asked, is_swedish)
    values (${one.id}, ${one.begunById}, ${one.now}, ${one.knownAt}, ${one.content}, ${tx.json(one.asked as never)}, ${one.isSwedish})`

/** How many the viewer has begun since. */
export const begunSince = async (tx: Write, since: Date): Promise<number> =>
  (
    await tx<{ count: number }[]>`/* exportsSince */ select count(*)::int as count from governance.statistics_export
      where begun_by_id = (select access.viewer_person()) and begun_at > ${since}`
  )[0]!.count

/** Whether nobody is importing figures: they take turns by this lock. */
export const isQuiet = async (tx: Write): Promise<boolean> =>
  (
    await tx<
      { isQuiet: boolean }[]
    >`/* isNobodyImporting */ select pg_try_advisory_xact_lock_shared(hashtext('kpi values')) as is_quiet`
  )[0]!.isQuiet

export const statisticsExportLoaders = (read: Read) => ({
  statisticsExport: byId(
    (ids) =>
      read<StatisticsExportRow>`/* statisticsExports */ select * from governance.statistics_export where id = any(${ids}::uuid[])`,
  ),
})
