import { type Rule, when } from '../../shared/policy.ts'
import { isText } from '../../shared/text.ts'
import type { DevelopmentPlanStateRow } from './development_plan.queries.ts'
import { fault, maxText } from '../assessment/knowledge.rules.ts'

/** A pupil at a unit, in a school year, today. */
export interface PlanPupil {
  readonly organisationId: string
  readonly schoolType: string
  readonly schoolYear: number | null
  readonly academicYear: string
  /** Whether the viewer works there. */
  readonly isAtUnit: boolean
}

/** Works at the unit. */
export const worksThere: Rule = when<Pick<PlanPupil, 'isAtUnit'>>(
  { en: 'at the unit', sv: 'vid enheten' },
  { role: ['STAFF'] },
  ({ isAtUnit }) => isAtUnit,
)

/** In which school years of a school type written plans are made. */
export interface PlanRule {
  readonly schoolType: string
  readonly fromYear: number
  readonly toYear: number
}

// Where the principal decides from which year on grades are set.
const graded = ['GR', 'SAM']

/** Why no written plan is made of a pupil; null where one is. Where no rule holds none is: a duty is not made up. */
export function notRequired(
  { schoolType, schoolYear }: Pick<PlanPupil, 'schoolType' | 'schoolYear'>,
  gradesFromYear: number,
  rules: readonly PlanRule[],
) {
  const holds = rules.some(
    (rule) => rule.schoolType === schoolType && schoolYear !== null && rule.fromYear <= schoolYear && schoolYear <= rule.toYear,
  )
  if (!holds) return fault('NOT_REQUIRED', 'No written plan is made in the school year of the pupil.', 'studentId')
  return graded.includes(schoolType) && schoolYear !== null && schoolYear >= gradesFromYear
    ? fault('GRADES_ARE_SET', 'Grades are set in the school year of the pupil, so no written plan is made.', 'studentId')
    : null
}

/** How far a plan has come, as far as is known of it. */
export function planState(isRequired: boolean, publishedAt: Date | null, isBegun: boolean): DevelopmentPlanStateRow {
  if (!isRequired) return { isRequired, stage: 'NOT_REQUIRED', publishedAt: null }
  return { isRequired, stage: publishedAt ? 'PUBLISHED' : isBegun ? 'DRAFT' : 'NOT_BEGUN', publishedAt }
}

interface Texts {
  readonly goals?: string | null | undefined
  readonly schoolEfforts?: string | null | undefined
  readonly homeEfforts?: string | null | undefined
}

/** What is wrong with the texts of a plan: everything at once. */
export const textFaults = (texts: Texts) =>
  (['goals', 'schoolEfforts', 'homeEfforts'] as const).flatMap((field) => {
    const text = texts[field]
    return text == null || (isText(text, maxText) && text.length <= maxText)
      ? []
      : [fault('TEXT_INVALID', `Give a text of 1 to ${maxText} characters, or none.`, field)]
  })
