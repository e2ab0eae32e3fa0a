import type { IssueCertificateInput } from '../administration.generated.ts'
import type { RuleInForce } from '../grading/grading.queries.ts'
import { diploma, type DiplomaRule } from '../merit/diploma.rules.ts'
import { comparisonOf, meritOf, ofEachSubject, type Standing } from '../merit/merit.grades.ts'

/** What a document says, in the form it is kept: nothing of it is looked up again. */
export interface CertificateContentRow {
  readonly grades: readonly {
    readonly subjectName: string
    readonly courseCode: string | null
    readonly courseName: string | null
    readonly level: number | null
    readonly points: number | null
    readonly gradeValue: string
    readonly isTrial: boolean
    readonly semester: 'HT' | 'VT'
    readonly year: number
  }[]
  readonly meritValue: number | null
  readonly comparisonValue: number | null
  readonly semester: 'HT' | 'VT' | null
  readonly year: number | null
  /** Told of a term and in no other document (skolförordningen 6:12); null too where another system keeps attendance. */
  readonly unexcusedHours: number | null
  readonly missing: readonly string[]
  readonly rule: string | null
}

interface Basis {
  readonly grades: readonly Standing[]
  readonly rules: readonly RuleInForce[]
  /** Syllabuses that belong to the pupil's programme itself. */
  readonly programmeSpecific: ReadonlySet<string>
  /** Absence without a valid reason in the term, late arrivals included. */
  readonly unexcusedMinutes: number | null
}

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({
  code,
  message,
  field: field.length > 0 ? field : null,
})

/** The grades a document of a kind shows. */
function shown({ kind, schoolType, semester, year }: IssueCertificateInput, grades: readonly Standing[]): Standing[] {
  const ofSchool = grades.filter((grade) => grade.syllabus.schoolType === schoolType)
  if (kind === 'TERMINSBETYG')
    return ofSchool.filter((grade) => grade.semester === semester && grade.year === year && !grade.isTrial)
  const each = ofEachSubject(ofSchool)
  return kind === 'SLUTBETYG' ? each.filter(({ isFinal }) => isFinal) : each
}

function diplomaOf(grades: readonly Standing[], rule: DiplomaRule, programmeSpecific: ReadonlySet<string>) {
  const given = grades.map(({ syllabus, points, isPass }) => ({
    subjectCode: syllabus.subjectDesignation,
    size: syllabus.points ?? 0,
    points,
    isPass,
    isDiplomaProject: syllabus.isDiplomaProject,
    isProgrammeSpecific: programmeSpecific.has(syllabus.id),
  }))
  return diploma(given, rule)
}

/** What is missing of a diploma, and whether the document asked for is the one that fits. */
function diplomaPart(
  { kind, diplomaRule }: IssueCertificateInput,
  grades: readonly Standing[],
  { rules, programmeSpecific }: Basis,
) {
  if (kind !== 'EXAMENSBEVIS' && kind !== 'STUDIEBEVIS') return { missing: [], rule: null }
  const rule = rules.find((one) => one.kind === 'DIPLOMA' && one.code === diplomaRule)
  if (!rule) return fault('RULE_MISSING', 'Name the rule of diplomas to go by, such as YRKES.', 'diplomaRule')
  const found = diplomaOf(grades, rule.content as DiplomaRule, programmeSpecific)
  if (found.kind === kind) return { missing: found.missing, rule: rule.displayName }
  return kind === 'EXAMENSBEVIS'
    ? fault('DIPLOMA_NOT_FULFILLED', `Missing: ${found.missing.join(', ')}.`, 'kind')
    : fault('DIPLOMA_FULFILLED', 'The grades are enough for a diploma: issue that.', 'kind')
}

/** What a document would say, or why there is none. */
export function contentOf(input: IssueCertificateInput, basis: Basis) {
  const { kind, semester = null, year = null } = input
  const isOfTerm = kind === 'TERMINSBETYG'
  if (isOfTerm && (semester === null || year === null)) return fault('TERM_MISSING', 'Say of which term.', 'semester')
  const grades = shown(input, basis.grades).toSorted((one, other) =>
    one.syllabus.subjectName.localeCompare(other.syllabus.subjectName, 'sv'),
  )
  if (grades.length === 0) return fault('NO_GRADES', 'There is no locked grade to show.')
  const found = diplomaPart(input, grades, basis)
  if ('code' in found) return found
  return {
    ...found,
    semester: isOfTerm ? semester : null,
    year: isOfTerm ? year : null,
    unexcusedHours: isOfTerm && basis.unexcusedMinutes !== null ? Math.round(basis.unexcusedMinutes / 6) / 10 : null,
    meritValue: meritOf(grades, basis.rules)?.value ?? null,
    comparisonValue: comparisonOf(grades, basis.rules)?.value ?? null,
    grades: grades.map((grade) => {
      const { subjectName, courseCode, courseName, level, points } = grade.syllabus
      const { stepValue: gradeValue, isTrial } = grade
      return {
        subjectName,
        courseCode,
        courseName,
        level,
        points,
        gradeValue,
        isTrial,
        semester: grade.semester,
        year: grade.year,
      }
    }),
  } satisfies CertificateContentRow
}
