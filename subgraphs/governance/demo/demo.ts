import { NIL, v5 } from 'uuid'
import { yearsAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { kpiDefinitions } from '../kpi/kpi.definitions.ts'
import { kpi } from '../kpi/kpi.table.ts'
import { kpiValue } from '../kpi_value/kpi_value.table.ts'
import { academicYearOf } from '../period/period.rules.ts'
import { figureRows, type FigureRow } from './demo.figures.ts'

export interface DemoRows {
  readonly kpi: (typeof kpi.$inferInsert)[]
  readonly kpiValue: (typeof kpiValue.$inferInsert)[]
}

const namespace = '0d6a4c7e-3b54-5c55-8f0e-0999e64a3a01'

function valuesOf({ schoolUnitCode, yearsAgo, gender, figures }: FigureRow, today: string): DemoRows['kpiValue'] {
  const period = academicYearOf(yearsAfter(today, -yearsAgo))
  const year = Number(period.slice(0, 4))
  return kpiDefinitions.flatMap(({ id: kpiId, code }, index) => {
    const figure = figures[index]
    if (!figure) return []
    const { value, isNearlyAll } = figure.kind === 'VALUE' ? figure : { value: null, isNearlyAll: false }
    return {
      id: v5(`${schoolUnitCode}/${code}/${period}/${gender}`, namespace),
      placeId: v5(schoolUnitCode, NIL),
      kpiId,
      period,
      gender,
      kind: figure.kind,
      value,
      isNearlyAll,
      isPublished: yearsAgo > 1,
      source: 'Ekhamra kommun (demo)',
      asOfDate: `${year + 1}-06-30`,
      importedAt: new Date(`${year + 1}-06-30T08:00:00Z`),
    }
  })
}

/** The key figures, and those of the demo's schools for the three school years before the one of a day (YYYY-MM-DD). */
export function demoFigures(today: string): DemoRows {
  return { kpi: [...kpiDefinitions], kpiValue: figureRows.flatMap((row) => valuesOf(row, today)) }
}

/** Writes the rows; those already there stay as they are. */
export async function insertDemo(tx: Write, rows: DemoRows): Promise<void> {
  await Promise.all([insertRows(tx, kpi, rows.kpi), insertRows(tx, kpiValue, rows.kpiValue)])
}

/** Fills governance with the demo, as the role skolgraf_governance_system. */
export const seedGovernance = (tx: Write, today: string): Promise<void> => insertDemo(tx, demoFigures(today))
