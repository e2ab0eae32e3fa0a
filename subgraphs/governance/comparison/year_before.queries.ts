import DataLoader from 'dataloader'
import { part, type Read } from '../../shared/database.ts'
import { type KpiValueRow, valueColumns } from '../kpi_value/kpi_value.queries.ts'
import { periodBefore } from '../period/period.rules.ts'

const keyOf = ({ placeId, kpiId, gender, schoolType, schoolYear, subjectCode }: KpiValueRow, period: string) =>
  [placeId, kpiId, period, gender, schoolType ?? '', schoolYear ?? -1, subjectCode ?? ''].join('\n')

const given = (rows: readonly KpiValueRow[]) => {
  const column = (of: (row: KpiValueRow) => unknown) => rows.map(of) as string[]
  return part`unnest(${column(({ placeId }) => placeId)}::uuid[], ${column(({ kpiId }) => kpiId)}::uuid[],
    ${column(({ period }) => periodBefore(period))}::text[], ${column(({ gender }) => gender)}::text[],
    ${column(({ schoolType }) => schoolType ?? '')}::text[], ${column(({ schoolYear }) => schoolYear ?? -1)}::smallint[],
    ${column(({ subjectCode }) => subjectCode ?? '')}::text[]) g(place_id, kpi_id, period, gender, school_type, school_year, subject_code)`
}

/** What is told of the same cell a year before: one statement for all that are asked together. */
export const yearBeforeLoader = (read: Read) =>
  new DataLoader<KpiValueRow, KpiValueRow | null, string>(
    async (rows) => {
      const before = await read<KpiValueRow>`/* kpiValuesYearBefore */ select ${valueColumns} from ${given(rows)}
        join governance.kpi_value v using (place_id, period, kpi_id, gender, school_type, school_year, subject_code)
        where v.superseded_at is null`
      const found = new Map(before.map((row) => [keyOf(row, row.period), row]))
      return rows.map((row) => found.get(keyOf(row, periodBefore(row.period) ?? '')) ?? null)
    },
    { cacheKeyFn: ({ id }) => id },
  )
