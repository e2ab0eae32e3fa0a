import type { GradeRow } from '../grade/grade.queries.ts'
import type { Eligibility } from './eligibility.rules.ts'

export interface MeritOf<Grade> {
  readonly value: number
  readonly isPreliminary: boolean
  readonly counted: readonly Grade[]
}

export type MeritValueRow = MeritOf<GradeRow>

export interface ProgrammeEligibilityRow extends Eligibility {
  readonly code: string
  readonly displayName: string
}

export interface ComparisonValueRow {
  readonly value: number
  readonly meritPoints: number
  readonly isPreliminary: boolean
}
