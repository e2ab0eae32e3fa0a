import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { GradeAction, GradeCatalogueAction, GradeSheetAction } from '../administration.generated.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import type { GradeRow } from './grade.queries.ts'
import type { CatalogueGroup, GradedActivity } from './grade_sheet.queries.ts'
import { awaitedFault, gradesFault, hasRole, isCosigner, lockedFault, ownChildFault } from './grade.rules.ts'

const sure = assurance('SUBSTANTIAL')

const syllabusFault = (activity: GradedActivity) =>
  gradesFault(activity) ??
  (activity.syllabusIds.length === 0
    ? { code: 'NO_SYLLABUS' as const, message: 'Nobody has said what the activity is graded on.', field: null }
    : null)

/** What can be done about the grades of an activity, by who grades it. */
export const gradeSheetActions = {
  SET_GRADES: { rule: and(hasRole('GRADER'), sure), fault: syllabusFault },
  SIGN_GRADES: { rule: and(hasRole('GRADER'), sure), fault: syllabusFault },
} satisfies Actions<GradedActivity, GradeSheetAction>

export const linkSyllabusAction = { rule: hasRole('PRINCIPAL', 'UNIT_ADMIN'), fault: gradesFault }

export const catalogueActions = {
  LOCK_GRADES: { rule: and(hasRole('PRINCIPAL'), sure), fault: gradesFault },
} satisfies Actions<CatalogueGroup, GradeCatalogueAction>

/** A grade with who is master of grades at its unit. */
export type MasteredGrade = GradeRow & {
  readonly masters: readonly MasterRow[]
  readonly schoolType: string | null
  /** What the viewer is at the unit that set it. */
  readonly roles: readonly string[]
}

// Of the pupil's principal, and of the unit that set it: a grade goes with the pupil to the next school, and is not changed there.
const corrector = and(related('PRINCIPAL'), hasRole('PRINCIPAL'), sure)
const correctable = (grade: MasteredGrade) => gradesFault(grade) ?? ownChildFault(grade) ?? lockedFault(grade)

/** What can be done to a grade. The relations are the viewer's to the pupil. */
export const gradeActions = {
  COSIGN_GRADES: {
    rule: and(isCosigner, sure),
    fault: (grade: MasteredGrade) => gradesFault(grade) ?? ownChildFault(grade) ?? awaitedFault(grade),
  },
  CHANGE_GRADE: { rule: corrector, fault: correctable },
  RECTIFY_GRADE: { rule: corrector, fault: correctable },
} satisfies Actions<MasteredGrade, GradeAction>
