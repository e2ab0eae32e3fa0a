import type { Write } from '../../shared/database.ts'

/** A delivery as it is written down before its figures. */
export interface NewDelivery {
  readonly id: string
  readonly kind: string
  readonly source: string
  readonly fileName: string | null
  readonly contentHash: string | null
  readonly organisationId: string | null
  readonly asOfDate: string
  readonly status: string
  readonly viewerKind: string
  readonly deliveredById: string | null
  readonly placeCount: number
  readonly rowCount: number
  readonly changedCount: number
  readonly carriedCount: number
}

/** Writes deliveries down. */
export const addDeliveries = (tx: Write, deliveries: readonly NewDelivery[], now: Date) =>
  tx`/* addDeliveries */ insert into governance.delivery (id, kind, source, file_name, content_hash, organisation_id, as_of_date, status,
      viewer_kind, delivered_by_id, delivered_at, place_count, row_count, changed_count, carried_count)
    select r.id, r.kind, r.source, r."fileName", r."contentHash", r."organisationId", r."asOfDate", r.status, r."viewerKind",
      r."deliveredById", ${now}, r."placeCount", r."rowCount", r."changedCount", r."carriedCount"
    from jsonb_to_recordset(${tx.json(deliveries as never)}::jsonb) r(id uuid, kind text, source text, "fileName" text,
      "contentHash" text, "organisationId" uuid, "asOfDate" date, status text, "viewerKind" text, "deliveredById" uuid,
      "placeCount" integer, "rowCount" integer, "changedCount" integer, "carriedCount" integer)`

/** What is true of a place, as it was delivered: told by `telling` alone. */
export interface SourceValue {
  readonly deliveryId: string
  readonly placeId: string
  readonly kpiId: string
  readonly period: string
  readonly gender: string
  readonly schoolType: string
  readonly schoolYear: number
  readonly subjectCode: string
  readonly amount: number
  readonly numerator: number | null
  readonly denominator: number | null
  readonly contributors: number
  readonly missed: number | null
}

/** Writes truth down. Nothing is answered: whoever delivers it may not read it. */
export const addSourceValues = (tx: Write, values: readonly SourceValue[]) =>
  tx`/* addSourceValues */ insert into governance.source_value (delivery_id, place_id, kpi_id, period, gender, school_type, school_year,
      subject_code, amount, numerator, denominator, contributors, missed)
    select r."deliveryId", r."placeId", r."kpiId", r.period, r.gender, r."schoolType", r."schoolYear", r."subjectCode", r.amount,
      r.numerator, r.denominator, r.contributors, r.missed
    from jsonb_to_recordset(${tx.json(values as never)}::jsonb) r("deliveryId" uuid, "placeId" uuid, "kpiId" uuid, period text,
      gender text, "schoolType" text, "schoolYear" smallint, "subjectCode" text, amount numeric, numerator bigint, denominator bigint,
      contributors integer, missed integer)`
