import { readFigure, layoutOf, type AuthorityType, type Figure } from './skolverket.columns.ts'
import { FileRefused } from './skolverket.refusal.ts'
import { groupedBy, readRows, type UnitRow } from './skolverket.rows.ts'
import { divide } from './skolverket.sections.ts'
import { type FigureColumn, type SkolverketTable, year9Grades } from './skolverket.tables.ts'

export { FileRefused } from './skolverket.refusal.ts'
export type { AuthorityType, Figure } from './skolverket.columns.ts'

export type Gender = 'ALL' | 'GIRLS' | 'BOYS'

export interface Authority {
  readonly organisationNumber: string
  readonly displayName: string
  readonly authorityType: AuthorityType
  /** The municipality that is the authority; absent for everyone else. */
  readonly municipalityCode?: string
}

export interface UnitFigure {
  readonly kpiCode: KpiCode
  readonly gender: Gender
  readonly figure: Figure
}

export interface Unit {
  readonly schoolUnitCode: string
  readonly displayName: string
  readonly municipalityCode: string
  /** The authority's organisation number. */
  readonly authority: string
  readonly figures: readonly UnitFigure[]
}

export interface Year9Table {
  /** The school year, such as 2024/25. */
  readonly period: string
  readonly authorities: readonly Authority[]
  readonly units: readonly Unit[]
}

export type KpiCode = (typeof year9Grades)['figures'][number]['kpiCode']

/** A line of any table: what it is of, and its figures with the titles they stand under. */
export interface TableLine {
  readonly line: number
  readonly cells: UnitRow['cells']
  readonly figures: readonly (FigureColumn & { readonly figure: Figure })[]
}

const figuresOf = ({ cells }: UnitRow, figures: readonly FigureColumn[]) =>
  figures.map((column, n) => ({ ...column, figure: readFigure(cells[`figure ${n}`]!) }))

const unitOf = (row: UnitRow): Unit => ({
  schoolUnitCode: row.cells['unitCode']!,
  displayName: row.cells['unitName']!,
  municipalityCode: row.cells['municipalityCode']!,
  authority: row.cells['organisationNumber']!,
  figures: figuresOf(row, year9Grades.figures).map(({ kpiCode, gender, figure }) => ({
    kpiCode: kpiCode as KpiCode,
    gender,
    figure,
  })),
})

/**
 * The file says where a unit lies, not which municipality an authority is. Municipalities have numbers from 212000
 * (associations of municipalities, which also count as Kommunal, have 222000), and run their schools at home.
 */
function municipalityOf(rows: readonly UnitRow[]): string | undefined {
  const codes = new Set(rows.map(({ cells }) => cells['municipalityCode']))
  const isMunicipality = rows.every(
    ({ cells }) => cells['authorityType'] === 'Kommunal' && cells['organisationNumber']!.startsWith('212000'),
  )
  return isMunicipality && codes.size === 1 ? [...codes][0] : undefined
}

function authorityOf(rows: readonly UnitRow[]): Authority[] {
  const cells = rows[0]?.cells
  if (!cells) return []
  const municipalityCode = municipalityOf(rows)
  return [
    {
      organisationNumber: cells['organisationNumber']!,
      displayName: cells['authorityName']!,
      authorityType: cells['authorityType'] as AuthorityType,
      ...(municipalityCode === undefined ? {} : { municipalityCode }),
    },
  ]
}

function soundRows(bytes: Uint8Array, table: SkolverketTable) {
  const layout = layoutOf(table)
  const sections = divide(bytes, layout)
  const { rows, problems } = readRows(sections, layout)
  const faults = [...sections.problems, ...problems]
  if (faults.length > 0) throw new FileRefused(faults)
  return { rows, period: sections.period, layout }
}

/** Reads Skolverket's table of final grades in year 9. Throws FileRefused with every fault: never half a result. */
export function readYear9Table(bytes: Uint8Array): Year9Table {
  const { rows, period, layout } = soundRows(bytes, year9Grades)
  return { period, authorities: groupedBy(rows, 'organisationNumber', layout).flatMap(authorityOf), units: rows.map(unitOf) }
}

/** Reads any table of Skolverket's that is described, line by line. */
export function readTable(bytes: Uint8Array, table: SkolverketTable): { period: string; lines: readonly TableLine[] } {
  const { rows, period } = soundRows(bytes, table)
  return { period, lines: rows.map((row) => ({ ...row, figures: figuresOf(row, table.figures) })) }
}
