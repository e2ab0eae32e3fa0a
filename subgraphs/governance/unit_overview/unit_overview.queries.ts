import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import type { KpiDomain } from '../governance.generated.ts'
import { valueColumns, type KpiValueRow } from '../kpi_value/kpi_value.queries.ts'
import { type Span, yearBefore } from '../period/period.rules.ts'

/** What an overview is of: each part asks for its own rows. */
export interface UnitOverviewRow {
  readonly organisationId: Id<'Organisation'>
  readonly period: string
  readonly span: Span
}

/** A value as an overview takes it: of whom, of which domain, and of the period asked for or the one a year before. */
export interface AroundRow extends KpiValueRow {
  readonly around: 'SELF' | 'AUTHORITY' | 'MUNICIPALITY' | 'NATION'
  readonly domain: KpiDomain
  readonly code: string
  readonly isYearBefore: boolean
}

export interface OverviewFigureRow {
  readonly value: KpiValueRow
  readonly yearBefore: KpiValueRow | null
  readonly comparisons: readonly KpiValueRow[]
}

export interface KpiGroupRow {
  readonly domain: KpiDomain
  readonly figures: readonly OverviewFigureRow[]
}

export interface SourceFreshnessRow {
  readonly source: string
  readonly asOfDate: string
  readonly importedAt: Date
}

/**
 * Of each key figure the latest value of an organisation, and of what is around it, whose period begins within a span, and the same of
 * the span a year before. Two reaches into one index for each place, however many values there are.
 */
const valuesAround = (read: Read, organisationId: string, span: Span, before: Span) =>
  read<AroundRow>`/* valuesAround */ select distinct on (k.code, v.school_type, p.kind, a.is_year_before)
      ${valueColumns}, p.kind as around, k.domain, k.code, a.is_year_before
    from access.places_around(${organisationId}) p
    cross join (values (false, ${span.start}::date, ${span.end}::date), (true, ${before.start}::date, ${before.end}::date))
      a(is_year_before, from_date, to_date)
    -- Offset keeps this a reach into the index for each place and span: the planner takes the places to be a thousand.
    cross join lateral (select * from governance.kpi_value v where v.place_id = p.id and v.period_start between a.from_date and a.to_date
      and v.superseded_at is null and v.gender = 'ALL' and v.school_year = -1 and v.subject_code = '' offset 0) v
    join governance.kpi k on k.id = v.kpi_id
    order by k.code, v.school_type, p.kind, a.is_year_before, v.period_start desc`

// Groups and freshness of one overview are made of the same rows.
const aroundLoader = (read: Read) => {
  const asked = new Map<string, Promise<readonly AroundRow[]>>()
  return ({ organisationId, period, span }: UnitOverviewRow) => {
    const key = `${organisationId} ${period}`
    const rows = asked.get(key) ?? valuesAround(read, organisationId, span, yearBefore(span))
    asked.set(key, rows)
    return rows
  }
}

export const unitOverviewLoaders = (read: Read) => ({ valuesAround: aroundLoader(read) })
