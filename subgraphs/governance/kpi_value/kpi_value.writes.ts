import type { Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'

/** Where in the statistics a value belongs: what is empty, -1 and empty is of all school types, school years and subjects. */
export interface Cell {
  readonly placeId: string
  readonly kpiId: string
  readonly period: string
  readonly gender: string
  readonly schoolType: string
  readonly schoolYear: number
  readonly subjectCode: string
}

/** A value as it is written. */
export interface NewKpiValue extends Cell {
  readonly id: Id<'KpiValue'>
  readonly kind: string
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly contributingCount: number | null
  readonly status: string
  readonly asOfDate: string
  readonly isCarried: boolean
  readonly isPublished: boolean
  readonly source: string
  /** In which delivery it came; null of what was counted here. */
  readonly deliveryId?: string | null
}

/** Of all pupils of a place together. */
export const ofAll = { gender: 'ALL', schoolType: '', schoolYear: -1, subjectCode: '' } as const

/** Waits until no other transaction writes values. */
export const takeTurn = (tx: Write) => tx`/* lockKpiValues */ select pg_advisory_xact_lock(hashtext('kpi values'))`

/**
 * Writes values. One that says something else than the current one of its cell takes its place, and one that says the same writes
 * nothing; answers the ids of the new rows. Writers take turns, so that no cell has two current values.
 */
export async function writeKpiValues(tx: Write, values: readonly NewKpiValue[], now: Date): Promise<readonly string[]> {
  const given = tx`jsonb_to_recordset(${tx.json(values as never)}::jsonb) r(id uuid, "placeId" uuid, "kpiId" uuid, period text, gender text,
    "schoolType" text, "schoolYear" smallint, "subjectCode" text, kind text, value numeric, "isNearlyAll" boolean,
    "contributingCount" integer, status text, "asOfDate" date, "isCarried" boolean, "isPublished" boolean, source text, "deliveryId" uuid)`
  const cell = tx`v.place_id = r."placeId" and v.period = r.period and v.kpi_id = r."kpiId" and v.gender = r.gender
    and v.school_type = r."schoolType" and v.school_year = r."schoolYear" and v.subject_code = r."subjectCode"`
  const current = tx`${cell} and v.superseded_at is null`
  // What is delivered as hidden is public no longer, however often it was told before.
  const hides = tx`(r.kind = 'SUPPRESSED' and r."deliveryId" is not null and v.kind = 'VALUE')`
  await takeTurn(tx)
  await tx`/* supersedeKpiValues */ update governance.kpi_value v set superseded_at = coalesce(v.superseded_at, ${now}::timestamptz),
      is_published = v.is_published and not ${hides}
    from ${given} where ${cell} and case when v.superseded_at is not null then v.is_published and ${hides} else (v.kind, v.value, v.is_nearly_all, v.contributing_count, v.status, v.is_carried, v.is_published, v.source)
      is distinct from (r.kind, r.value, r."isNearlyAll", r."contributingCount", r.status, r."isCarried", r."isPublished", r.source) end`
  const written = await tx<
    { id: string }[]
  >`/* insertKpiValues */ insert into governance.kpi_value (id, place_id, kpi_id, period, gender,
      school_type, school_year, subject_code, kind, value, is_nearly_all, contributing_count, status, as_of_date, is_carried, is_published,
      source, delivery_id, imported_at)
    select r.id, r."placeId", r."kpiId", r.period, r.gender, r."schoolType", r."schoolYear", r."subjectCode", r.kind, r.value,
      r."isNearlyAll", r."contributingCount", r.status, r."asOfDate", r."isCarried", r."isPublished", r.source, r."deliveryId", ${now}
    from ${given} where not exists (select from governance.kpi_value v where ${current})
    returning id`
  return written.map(({ id }) => id)
}

/** Of these values, those where one sex is closed (suppressed, or nearly all) and the other shows: the total would give it away. */
export const tornCells = (tx: Write, values: readonly Cell[]) => tx<Cell[]>`
  /* tornCells */ select v.place_id, v.kpi_id, v.period, v.school_type, v.school_year, v.subject_code from governance.kpi_value v
  join jsonb_to_recordset(${tx.json(values as never)}::jsonb) r("placeId" uuid, "kpiId" uuid, period text, "schoolType" text,
    "schoolYear" smallint, "subjectCode" text) on v.place_id = r."placeId" and v.kpi_id = r."kpiId" and v.period = r.period
    and v.school_type = r."schoolType" and v.school_year = r."schoolYear" and v.subject_code = r."subjectCode"
  where v.gender in ('GIRLS', 'BOYS') and v.kind <> 'MISSING' and v.superseded_at is null group by 1, 2, 3, 4, 5, 6
  having count(distinct v.gender) = 2 and count(distinct (v.kind = 'SUPPRESSED' or v.is_nearly_all)) = 2`
