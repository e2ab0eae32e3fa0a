import type { Figure } from '../skolverket/skolverket.columns.ts'
import type { Problem } from '../skolverket/skolverket.refusal.ts'
import type { kpi } from '../kpi/kpi.table.ts'

/** What a figure is of, as files say it. */
export interface PlaceName {
  readonly kind: 'UNIT' | 'AUTHORITY' | 'MUNICIPALITY' | 'COUNTY' | 'NATION'
  readonly code: string
}

/** A figure of a file, wherever it was read: every reader makes these, and all else is shared. */
export interface FigureRow {
  /** Where it stands: the line, and the column or the place in a JSON document. */
  readonly line: number
  readonly column: string | null
  readonly place: PlaceName
  readonly kpiCode: string
  readonly period: string
  readonly gender: 'ALL' | 'GIRLS' | 'BOYS'
  readonly schoolType: string
  readonly schoolYear: number
  readonly subjectCode: string
  readonly figure: Figure
  readonly contributors: number | null
  readonly missed: number | null
  /** What the value is a quotient of, where the file tells. */
  readonly quotient: readonly [numerator: number, denominator: number] | null
  /** What the file says of this row, where it does. */
  readonly status?: 'PRELIMINARY' | 'FINAL'
  readonly asOfDate?: string
  readonly source?: string
}

/** Of all pupils together, and of nothing that is counted. */
export const ofEverybody = {
  gender: 'ALL',
  schoolType: '',
  schoolYear: -1,
  subjectCode: '',
  contributors: null,
  missed: null,
  quotient: null,
} as const

/** A part of the country that is no organisation. */
export interface Area {
  readonly id: string
  readonly kind: 'NATION' | 'COUNTY' | 'MUNICIPALITY'
  readonly code: string
  readonly displayName: string
}

/** What was read from a file, sound or not. */
export interface FigureFile {
  readonly kind: 'SKOLVERKET' | 'KOLADA' | 'ECONOMY' | 'PERSONNEL' | 'SURVEY_RESULTS' | 'CSV' | 'FIGURES'
  readonly source: string
  /** Whether it is published for everybody, and by nobody's authority. */
  readonly isPublic: boolean
  /** The day its figures are of, where the file says. */
  readonly asOfDate: string | null
  readonly rows: readonly FigureRow[]
  readonly problems: readonly Problem[]
  /** Key figures the file defines itself. */
  readonly definitions?: readonly (typeof kpi.$inferInsert)[]
  readonly areas?: readonly Area[]
}
