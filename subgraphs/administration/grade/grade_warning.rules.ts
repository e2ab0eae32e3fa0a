import type { GradeWarningCode } from '../administration.generated.ts'
import type { WarningRule } from '../grading/grading.laws.ts'
import type { GradeRow } from './grade.queries.ts'
import type { GradeWarningRow } from './grade_warning.queries.ts'

/** What is registered of a pupil in an activity and term, in minutes of lessons. */
export interface Presence {
  readonly studentId: string
  readonly activityId: string
  readonly minutes: number
  readonly absentMinutes: number
}

/** How many lessons of an activity have been, and of how many nobody has called the roll. */
export interface Registered {
  readonly activityId: string
  readonly lessons: number
  readonly unregistered: number
}

type Due = Pick<GradeRow, 'activityId' | 'state' | 'isKin' | 'points'> & { readonly studentId: string }

/** What should be seen to before a catalogue is locked. */
export function warningsOf(
  grades: readonly Due[],
  missing: readonly { readonly studentId: string; readonly activityId: string }[],
): GradeWarningRow[] {
  const of = (code: GradeWarningCode, rows: readonly Due[]) =>
    rows.map(({ studentId, activityId }) => ({ code, studentId, activityId }))
  return [
    ...missing.map(({ studentId, activityId }) => ({ code: 'MISSING_GRADE' as const, studentId, activityId })),
    ...of('AWAITING_COSIGNATURE', grades.filter(({ state }) => state === 'AWAITING_COSIGNATURE')),
    ...of('OWN_CHILD', grades.filter(({ state, isKin }) => state === 'SIGNED' && isKin)),
  ] // prettier-ignore
}

/** The same, as attendance tells. What nobody has registered is neither presence nor absence: of that there is another warning. */
export function attendanceWarnings(
  grades: readonly Due[],
  presence: readonly Presence[],
  registered: readonly Registered[],
  { noBasisBelow, gradeFrom, unregisteredFrom }: WarningRule,
): GradeWarningRow[] {
  const ofGrades = grades.flatMap(({ studentId, activityId, state, points }): GradeWarningRow[] => {
    const known = presence.find((one) => one.studentId === studentId && one.activityId === activityId)
    if (state !== 'SIGNED' || !known || known.minutes === 0) return []
    const share = known.absentMinutes / known.minutes
    if (points === null) return share < noBasisBelow ? [{ code: 'NO_BASIS_WITHOUT_ABSENCE', studentId, activityId }] : []
    return gradeFrom !== null && share >= gradeFrom ? [{ code: 'GRADE_DESPITE_ABSENCE', studentId, activityId }] : []
  })
  const unknown = registered.filter(({ lessons, unregistered }) => lessons > 0 && unregistered / lessons >= unregisteredFrom)
  return [
    ...ofGrades,
    ...unknown.map(({ activityId }) => ({ code: 'UNREGISTERED_ATTENDANCE' as const, studentId: null, activityId })),
  ]
}
