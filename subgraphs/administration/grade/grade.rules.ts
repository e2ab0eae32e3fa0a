import type { Related } from '../../access/rules.ts'
import { type Rule, when } from '../../shared/policy.ts'
import { instantOf } from '../../shared/week.ts'
import type { GradeInput } from '../administration.generated.ts'
import type { GradeScaleRow, GradeStepRow, SyllabusRow } from '../grading/grading.queries.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import { diplomaProjectFault } from './diploma_project.rules.ts'
import type { GradeRow, Term } from './grade.queries.ts'
import type { GradeCatalogueRow, GradedPupil } from './grade_sheet.queries.ts'

const roleNames = {
  GRADER: ['a teacher who grades it', 'en lärare som sätter betyg i den'],
  TEACHER: ['its teacher', 'dess lärare'],
  PRINCIPAL: ["the unit's principal", 'enhetens rektor'],
  UNIT_ADMIN: ['its school administrator', 'enhetens skoladministratör'],
} as const

/** Has one of these roles in what is graded. */
export const hasRole = (...roles: readonly (keyof typeof roleNames)[]): Rule => {
  const [en, sv] = ([0, 1] as const).map((language) => roles.map((role) => roleNames[role][language]))
  return when<{ readonly roles: readonly string[] }>(
    { en: en!.join(' or '), sv: sv!.join(' eller ') },
    { role: roles },
    ({ roles: held }) => held.some((role) => (roles as readonly string[]).includes(role)),
  )
}

/** Has been asked to sign with the teacher. */
export const isCosigner: Rule = when<{ readonly cosignerId: string | null }>(
  { en: 'the colleague asked to sign with the teacher', sv: 'den kollega som ombetts att signera tillsammans med läraren' },
  {},
  ({ cosignerId }, { viewer }) => cosignerId === viewer.id,
)

/** Leads the unit of a class: a mentor sees what is locked, and cannot tell what is missing from what waits. */
export const leadsUnit: Rule = when<GradeCatalogueRow>(
  { en: "the unit's principal or its school administrator", sv: 'enhetens rektor eller skoladministratör' },
  { role: ['PRINCIPAL', 'UNIT_ADMIN'] },
  ({ group: { roles } }) => roles.includes('PRINCIPAL') || roles.includes('UNIT_ADMIN'),
)

export const isOwn: Rule = when<Related>({ en: 'the pupil', sv: 'eleven' }, { relation: ['SELF'] }, ({ relations }) =>
  relations.includes('SELF'),
)

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({
  code,
  message,
  field: field.length > 0 ? field : null,
})

/** Of what another system is master of, nothing is graded here. */
export const gradesFault = ({
  masters,
  schoolType,
}: {
  readonly masters: readonly MasterRow[]
  readonly schoolType: string | null
}) => {
  const found = masterFault(masters, 'GRADES', schoolType)
  return found && { ...found, field: null }
}

/** Grades of a term are set from its first days until a month after it. */
export function termFault({ semester, year }: Term, day: string) {
  const [first, last]: readonly [string, string] =
    semester === 'HT' ? [`${year}-08-01`, `${year + 1}-01-31`] : [`${year}-01-01`, `${year}-07-31`]
  return first <= day && day <= last
    ? null
    : fault('TERM_NOT_OPEN', `Grades of ${semester} ${year} are set from ${first} to ${last}.`, 'year')
}

/** Where a term begins and ends, for lessons: between the summer and the turn of the year. */
export function boundsOf({ semester, year }: Term): readonly [Date, Date] {
  const [first, next] = semester === 'HT' ? [`${year}-07-01`, `${year + 1}-01-01`] : [`${year}-01-01`, `${year}-07-01`]
  return [instantOf(first, '00:00')!, instantOf(next, '00:00')!]
}

export const scaleFault = ({ startDate, endDate }: GradeScaleRow, day: string) =>
  startDate <= day && (endDate === null || day <= endDate)
    ? null
    : fault('SCALE_NOT_VALID', 'The scale of the syllabus does not hold today.')

export const notInScale = (value: string, steps: readonly GradeStepRow[], field: string) =>
  fault('VALUE_NOT_IN_SCALE', `"${value}" is none of ${steps.map((step) => step.value).join(', ')}.`, field)

/** Whether something a viewer decides is about their own child, or themself (förvaltningslagen 16 §). */
export const ownChildFault = ({ isKin }: { readonly isKin: boolean }) =>
  isKin ? fault('OWN_CHILD', 'It is about you or your own child: somebody else has to do this.') : null

const tooLong = ({ motivation, adaptedStudyPlan, remark }: GradeInput) =>
  (motivation ?? '').length > 4000 || (adaptedStudyPlan ?? '').length > 500 || (remark ?? '').length > 500

/** Says in which years grades are set on a syllabus, to whoever would set them in another. */
function schoolYearFault({ startSchoolYear, endSchoolYear }: SyllabusRow, schoolYear: number | null) {
  if (startSchoolYear === null && endSchoolYear === null) return null
  const fits = schoolYear !== null && (startSchoolYear ?? 0) <= schoolYear && schoolYear <= (endSchoolYear ?? schoolYear)
  const years =
    startSchoolYear === endSchoolYear
      ? `in year ${startSchoolYear} only`
      : `from year ${startSchoolYear ?? 1}${endSchoolYear === null ? '' : ` to ${endSchoolYear}`}`
  return fits ? null : fault('SCHOOL_YEAR_NOT_GRADED', `Grades on it are set ${years}.`)
}

/** Which syllabus of an activity is meant: the one named, or the only one; null where it cannot be told. */
export const meantSyllabus = (syllabusIds: readonly string[], named: string | null | undefined): string | null =>
  named == null ? (syllabusIds.length === 1 ? syllabusIds[0]! : null) : (syllabusIds.find((id) => id === named) ?? null)

export const unclearSyllabus = fault(
  'SYLLABUS_UNCLEAR',
  'The activity is graded on several syllabuses: name one of them.',
  'syllabusId',
)

/** One grade for several subjects is for the principal to decide on (skollagen 10:15). */
export const blockFault = (syllabuses: readonly SyllabusRow[], { roles }: { readonly roles: readonly string[] }) =>
  syllabuses.some(({ isBlock }) => isBlock) && !roles.includes('PRINCIPAL')
    ? fault('DECIDED_BY_PRINCIPAL', 'That several subjects are graded as one, the principal decides.', 'syllabusId')
    : null

interface Class {
  readonly syllabus: SyllabusRow
  readonly pupils: readonly GradedPupil[]
  readonly signed: readonly Pick<GradeRow, 'studentId' | 'syllabusId' | 'isTrial'>[]
  readonly steps: readonly GradeStepRow[]
}

/** What is wrong with the grades of a class, each with where it stands. */
export function gradesFaults(grades: readonly GradeInput[], { syllabus, pupils, signed, steps }: Class) {
  if (grades.length < 1 || grades.length > 100)
    return [fault('TOO_MANY', `There are ${grades.length} grades; give 1 to 100.`, 'grades')]
  return grades.flatMap((given, n) => {
    const pupil = pupils.find(({ personId }) => personId === given.studentId)
    const at = ['grades', String(n)] as const
    const isTwice = grades.findIndex(({ studentId }) => studentId === given.studentId) !== n
    if (isTwice) return fault('DUPLICATE', 'The pupil is there twice.', ...at, 'studentId')
    if (!pupil) return fault('NOT_A_MEMBER', 'This is no pupil of the activity today.', ...at, 'studentId')
    const own = ownChildFault(pupil)
    if (own) return { ...own, field: [...at, 'studentId'] }
    const year = schoolYearFault(syllabus, pupil.schoolYear)
    if (year) return { ...year, field: [...at, 'studentId'] }
    if (signed.some((one) => one.studentId === given.studentId && !one.isTrial))
      return fault('ALREADY_SIGNED', 'A grade has been signed for the pupil and term.', ...at, 'studentId')
    if (!steps.some(({ value }) => value === given.gradeValue))
      return { ...notInScale(given.gradeValue, steps, 'grades'), field: [...at, 'gradeValue'] }
    const project = diplomaProjectFault(given.diplomaProject, syllabus)
    if (project) return { ...project, field: [...at, 'diplomaProject'] }
    return tooLong(given) ? fault('TEXT_TOO_LONG', 'A text is too long.', ...at) : []
  })
}

/** A locked grade in force is corrected; what has been corrected already is not. */
export const lockedFault = ({ state }: Pick<GradeRow, 'state'>) =>
  state === 'LOCKED' ? null : fault('NOT_LOCKED', 'Only a locked grade in force is corrected.')

export const awaitedFault = ({ state }: Pick<GradeRow, 'state'>) =>
  state === 'AWAITING_COSIGNATURE' ? null : fault('NOT_AWAITED', 'It has been signed already.')
