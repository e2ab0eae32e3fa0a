import { readFigure, type AuthorityType, type Column, type Figure } from './skolverket.columns.ts'
import { FileRefused } from './skolverket.refusal.ts'
import { groupedBy, readRows, type UnitRow } from './skolverket.rows.ts'
import { divide } from './skolverket.sections.ts'

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

const kpis = {
  'skolverket.year9.pupils': 'pupils',
  'skolverket.year9.allCriteriaShare': 'allCriteriaShare',
  'skolverket.year9.eligibleShare': 'eligibleShare',
  'skolverket.year9.meritValue': 'meritValue',
} as const satisfies Record<string, Column>

export type KpiCode = keyof typeof kpis

const kpiCodes = Object.keys(kpis) as KpiCode[]

const unitOf = ({ cells }: UnitRow): Unit => ({
  schoolUnitCode: cells.unitCode,
  displayName: cells.unitName,
  municipalityCode: cells.municipalityCode,
  authority: cells.organisationNumber,
  // This report counts all pupils together; Skolverket's file has no columns for girls and boys.
  figures: kpiCodes.map((kpiCode) => ({ kpiCode, gender: 'ALL', figure: readFigure(cells[kpis[kpiCode]]) })),
})

/**
 * The file says where a unit lies, not which municipality an authority is. Municipalities have numbers from 212000
 * (associations of municipalities, which also count as Kommunal, have 222000), and run their schools at home.
 */
function municipalityOf(rows: readonly UnitRow[]): string | undefined {
  const codes = new Set(rows.map(({ cells }) => cells.municipalityCode))
  const isMunicipality = rows.every(
    ({ cells }) => cells.authorityType === 'Kommunal' && cells.organisationNumber.startsWith('212000'),
  )
  return isMunicipality && codes.size === 1 ? [...codes][0] : undefined
}

function authorityOf(rows: readonly UnitRow[]): Authority[] {
  const cells = rows[0]?.cells
  if (!cells) return []
  const municipalityCode = municipalityOf(rows)
  return [
    {
      organisationNumber: cells.organisationNumber,
      displayName: cells.authorityName,
      authorityType: cells.authorityType as AuthorityType,
      ...(municipalityCode === undefined ? {} : { municipalityCode }),
    },
  ]
}

/** Reads Skolverket's table of final grades in year 9. Throws FileRefused with every fault: never half a result. */
export function readYear9Table(bytes: Uint8Array): Year9Table {
  const sections = divide(bytes)
  const { rows, problems } = readRows(sections)
  const faults = [...sections.problems, ...problems]
  if (faults.length > 0) throw new FileRefused(faults)
  return {
    period: sections.period,
    authorities: groupedBy(rows, 'organisationNumber').flatMap(authorityOf),
    units: rows.map(unitOf),
  }
}
