import type { KpiSummaryFigureRow, KpiSummaryRowRow } from './summary.queries.ts'

/** Puts the key figures of each part of the country together, in the order in which the parts come. */
export function rowsOf(figures: readonly KpiSummaryFigureRow[]): KpiSummaryRowRow[] {
  const rows = new Map<string, KpiSummaryFigureRow[]>()
  for (const figure of figures) {
    const row = rows.get(figure.key)
    if (row) row.push(figure)
    else rows.set(figure.key, [figure])
  }
  return [...rows].map(([code, some]) => {
    const { placeId: id, placeKind: kind, placeCode, placeName: displayName } = some[0]!
    const isNamed = id !== null && kind !== null && displayName !== null
    return {
      code,
      place: isNamed ? { id, kind, code: placeCode, displayName, municipalityCode: null, schoolTypes: [] } : null,
      figures: some,
    }
  })
}
