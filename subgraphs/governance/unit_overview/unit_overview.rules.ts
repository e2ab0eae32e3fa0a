import { groupedBy } from '../../shared/grouped.ts'
import type { AroundRow, KpiGroupRow, OverviewFigureRow, SourceFreshnessRow } from './unit_overview.queries.ts'

const around = ['AUTHORITY', 'MUNICIPALITY', 'NATION'] as const

const cellOf = ({ code, schoolType }: AroundRow) => `${code} ${schoolType ?? ''}`

function figureOf(rows: readonly AroundRow[]): OverviewFigureRow | null {
  const find = (of: AroundRow['around'], isYearBefore: boolean) =>
    rows.find((row) => row.around === of && row.isYearBefore === isYearBefore) ?? null
  const value = find('SELF', false)
  if (!value) return null
  const comparisons = around.map((of) => find(of, false)).filter((row) => row !== null && row.placeId !== value.placeId)
  return { value, yearBefore: find('SELF', true), comparisons: comparisons.map((row) => row!) }
}

/** The figures of an overview by domain, in the order the rows came. */
export function groupsOf(rows: readonly AroundRow[]): readonly KpiGroupRow[] {
  const cells = groupedBy(rows, cellOf)
  const groups = new Map<AroundRow['domain'], OverviewFigureRow[]>()
  for (const cell of cells.values()) {
    const figure = figureOf(cell)
    if (!figure) continue
    const { domain } = cell[0]!
    groups.set(domain, [...(groups.get(domain) ?? []), figure])
  }
  return [...groups].map(([domain, figures]) => ({ domain, figures }))
}

/** The latest of each source, by its name. */
export function freshnessOf(rows: readonly AroundRow[]): readonly SourceFreshnessRow[] {
  const latest = new Map<string, SourceFreshnessRow>()
  for (const { around: of, source, asOfDate, importedAt } of rows) {
    if (of !== 'SELF') continue
    const known = latest.get(source) ?? { source, asOfDate, importedAt }
    latest.set(source, {
      source,
      asOfDate: known.asOfDate > asOfDate ? known.asOfDate : asOfDate,
      importedAt: known.importedAt > importedAt ? known.importedAt : importedAt,
    })
  }
  return [...latest.values()].toSorted((a, b) => a.source.localeCompare(b.source, 'sv'))
}
