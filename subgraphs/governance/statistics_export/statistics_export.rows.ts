import type { KpiRow } from '../kpi/kpi.queries.ts'
import { reasons } from '../kpi_value/kpi_value.resolvers.ts'
import type { KpiSummaryFigureRow } from '../statistics/summary.queries.ts'
import type { ExportedValueRow } from './statistics_export.queries.ts'

/** What stands in one column of one row. */
export type Cell = string | number | boolean | null

const reasonsSv = {
  SUPPRESSED: 'Skyddat eftersom uppgiften bygger på för få elever (Skolverket: färre än 10 på en skolenhet).',
  MISSING: 'Det finns ingen uppgift här.',
} as const

const reasonOf = (kind: ExportedValueRow['kind'], isSwedish: boolean) =>
  kind === 'VALUE' ? null : (isSwedish ? reasonsSv : reasons)[kind]

/** A value as a row of an export, in the order of its columns. */
export const valueRow = (row: ExportedValueRow, isSwedish: boolean): readonly Cell[] => [
  row.placeKind,
  row.placeCode,
  row.placeName,
  row.kpiCode,
  isSwedish ? row.kpiName : row.kpiNameEn,
  row.period,
  row.gender,
  row.schoolType,
  row.schoolYear,
  row.subjectCode,
  row.value,
  row.kind,
  row.isNearlyAll,
  row.contributingCount,
  reasonOf(row.kind, isSwedish),
  row.status,
  row.asOfDate,
  row.importedAt.toISOString(),
  row.source,
  row.target,
  row.unitOfMeasure,
  row.id,
]

/** A figure of a summary as a row of an export, in the order of its columns. */
export const summaryRow = (row: KpiSummaryFigureRow, by: string, kpi: KpiRow, isSwedish: boolean): readonly Cell[] => [
  by,
  row.placeKind,
  row.placeCode ?? (row.placeKind === null ? row.key : null),
  row.placeName,
  kpi.code,
  isSwedish ? kpi.name : kpi.nameEn,
  row.period,
  row.gender,
  row.value,
  row.isApproximate,
  row.isComplete,
  row.placeCount,
  row.hiddenCount,
  row.missingCount,
  row.differenceToNation,
  row.rank,
  kpi.unitOfMeasure,
]
