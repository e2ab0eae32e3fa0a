import type { RuleInForce } from '../grading/grading.queries.ts'
import { type Counted, eligibilityOf, meritOf, ofEachSubject } from '../merit/merit.grades.ts'

/** A locked grade in force, as the facts count it. */
export interface FactGrade extends Counted {
  readonly studentId: string
  readonly organisationId: string
}

export interface DatedRule extends RuleInForce {
  readonly startDate: string
  readonly endDate: string | null
}

/** What one pupil had reached at the end of a term at a unit. */
export interface Attainment {
  readonly studentId: string
  readonly organisationId: string
  readonly schoolType: string
  readonly year: number
  readonly semester: 'HT' | 'VT'
  readonly subjectsGraded: number
  readonly subjectsPassed: number
  readonly hasAllPassed: boolean
  readonly meritValue: number | null
  readonly isEligibleVocational: boolean | null
}

const termOf = ({ year, semester }: FactGrade) => year * 2 + (semester === 'HT' ? 1 : 0)
const occasionOf = (grade: FactGrade) =>
  JSON.stringify([grade.studentId, grade.organisationId, grade.syllabus.schoolType, termOf(grade)])

/** The rules that hold when a term ends: those of then, whenever a grade of it is corrected. */
function rulesOf({ year, semester }: FactGrade, rules: readonly DatedRule[]): DatedRule[] {
  const day = semester === 'HT' ? `${year}-12-31` : `${year}-06-30`
  return rules.filter(({ startDate, endDate }) => startDate <= day && (endDate === null || day <= endDate))
}

/** What counts at an occasion: the unit's grades of that term, prövning wherever it was done, and what was final before. */
function countedAt(at: FactGrade, grades: readonly FactGrade[]): FactGrade[] {
  const counts = (one: FactGrade) =>
    termOf(one) === termOf(at) ? one.isTrial || one.organisationId === at.organisationId : termOf(one) < termOf(at) && one.isFinal
  return ofEachSubject(
    grades.filter((one) => one.studentId === at.studentId && one.syllabus.schoolType === at.syllabus.schoolType && counts(one)),
  )
}

function attainmentAt(at: FactGrade, grades: readonly FactGrade[], allRules: readonly DatedRule[]): Attainment {
  const counted = countedAt(at, grades)
  const rules = rulesOf(at, allRules)
  const passed = counted.filter(({ isPass }) => isPass)
  const merit = meritOf(counted, rules)
  const vocational = merit && eligibilityOf(counted, rules).find(({ code }) => code === 'YRKES')
  return {
    studentId: at.studentId,
    organisationId: at.organisationId,
    schoolType: at.syllabus.schoolType,
    year: at.year,
    semester: at.semester,
    // That there was no basis for a grade is no grade, but no goal reached either.
    subjectsGraded: counted.filter(({ points }) => points !== null).length,
    subjectsPassed: passed.length,
    hasAllPassed: passed.length === counted.length,
    meritValue: merit?.value ?? null,
    isEligibleVocational: vocational?.isEligible ?? null,
  }
}

/** One for every pupil, unit, school type and term with a grade. A prövning is no occasion of its own, but counts at those there are. */
export function attainmentsOf(grades: readonly FactGrade[], rules: readonly DatedRule[]): Attainment[] {
  const ofStudent = new Map<string, FactGrade[]>()
  for (const grade of grades) ofStudent.set(grade.studentId, [...(ofStudent.get(grade.studentId) ?? []), grade])
  const occasions = new Map(grades.filter(({ isTrial }) => !isTrial).map((grade) => [occasionOf(grade), grade]))
  return [...occasions.values()].map((at) => attainmentAt(at, ofStudent.get(at.studentId) ?? [], rules))
}
