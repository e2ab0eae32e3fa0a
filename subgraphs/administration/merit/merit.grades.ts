import type { GradeRow } from '../grade/grade.queries.ts'
import type { RuleInForce, SyllabusRow } from '../grading/grading.queries.ts'
import {
  type ComparisonRule, comparisonValue, type CourseGrade, type MeritPointRule, meritPoints, type PassedLevel,
} from './comparison.rules.ts' // prettier-ignore
import { eligibility, type EligibilityRule } from './eligibility.rules.ts'
import type { ComparisonValueRow, MeritOf, ProgrammeEligibilityRow } from './merit.queries.ts'
import { type MeritRule, meritValue } from './merit_value.rules.ts'

/** What sums of grades ask of a grade and what it is on. */
export interface Counted extends Pick<
  GradeRow,
  'year' | 'semester' | 'isFinal' | 'isTrial' | 'signedAt' | 'rank' | 'points' | 'isPass'
> {
  readonly syllabus: Pick<SyllabusRow, 'schoolType' | 'subjectDesignation' | 'courseCode' | 'level' | 'isLanguageChoice'>
}

/** A grade in force with what it is on. */
export interface Standing extends GradeRow {
  readonly syllabus: SyllabusRow
}

const termOf = ({ year, semester }: Counted) => `${year}${semester === 'VT' ? 1 : 2}`
const isBefore = (one: Counted, other: Counted) =>
  one.isFinal !== other.isFinal
    ? !one.isFinal
    : termOf(one) + one.signedAt.toISOString() < termOf(other) + other.signedAt.toISOString()

/** One grade of each subject: a final one before one of a term, then the latest; of a prövning the better counts. */
export function ofEachSubject<Grade extends Counted>(grades: readonly Grade[]): Grade[] {
  const found = new Map<string, Grade>()
  for (const grade of grades) {
    const key = `${grade.syllabus.subjectDesignation} ${grade.syllabus.courseCode ?? ''}${grade.syllabus.level ?? ''}`
    const known = found.get(key)
    const isBetter = known && known.isFinal && grade.isFinal && known.isTrial !== grade.isTrial ? known.rank < grade.rank : known && isBefore(known, grade)
    if (!known || isBetter) found.set(key, grade)
  }
  return [...found.values()]
} // prettier-ignore

const contentOf = <Content>(
  rules: readonly RuleInForce[],
  kind: string,
): readonly (Omit<RuleInForce, 'content'> & { content: Content })[] =>
  rules.filter((rule) => rule.kind === kind).map((rule) => ({ ...rule, content: rule.content as Content }))

const ofSchool = <Grade extends Counted>(grades: readonly Grade[], schoolTypes: readonly string[]) =>
  ofEachSubject(grades.filter(({ syllabus }) => schoolTypes.includes(syllabus.schoolType)))

export function meritOf<Grade extends Counted>(grades: readonly Grade[], rules: readonly RuleInForce[]): MeritOf<Grade> | null {
  const [rule] = contentOf<MeritRule>(rules, 'MERIT')
  const known = ofSchool(grades, ['GR', 'VUXGR']).map((grade) => ({
    ...grade,
    subjectCode: grade.syllabus.subjectDesignation,
    isLanguageChoice: grade.syllabus.isLanguageChoice,
  }))
  if (!rule || known.length === 0) return null
  const { value, counted } = meritValue(known, rule.content)
  return { value, counted, isPreliminary: counted.some(({ isFinal }) => !isFinal) }
}

export function eligibilityOf(grades: readonly Counted[], rules: readonly RuleInForce[]): ProgrammeEligibilityRow[] {
  const passed = ofSchool(grades, ['GR', 'VUXGR'])
    .filter(({ isPass }) => isPass)
    .map(({ syllabus }) => syllabus.subjectDesignation)
  return contentOf<EligibilityRule>(rules, 'ELIGIBILITY').map(({ code, displayName, content }) => ({
    code,
    displayName,
    ...eligibility(passed, content),
  }))
}

const areas: Readonly<Record<string, string>> = { ENG: 'ENGLISH', MAT: 'MATHEMATICS', MOD: 'MODERN_LANGUAGE' }

/** The level of a course by its code, such as 5 of ENGENG05 and 3 of MATMAT03b. */
const levelOf = ({ level, courseCode }: SyllabusRow) => level ?? Number(/(\d+)[a-d]?$/.exec(courseCode ?? '')?.[1] ?? 0)

const passedLevel = ({ syllabus }: Standing): PassedLevel[] => {
  const area = areas[syllabus.subjectDesignation]
  return area ? [{ area, subjectCode: syllabus.languageCode ?? syllabus.subjectDesignation, level: levelOf(syllabus) }] : []
}

export function comparisonOf(grades: readonly Standing[], rules: readonly RuleInForce[]): ComparisonValueRow | null {
  const known = ofSchool(grades, ['GY', 'VUXGY'])
  const [[comparison], [points]] = [
    contentOf<ComparisonRule>(rules, 'COMPARISON'),
    contentOf<MeritPointRule>(rules, 'MERIT_POINTS'),
  ]
  if (!comparison || !points) return null
  const courses = known.map((grade): CourseGrade => ({
    subjectCode: grade.syllabus.subjectDesignation,
    level: grade.syllabus.level,
    size: grade.syllabus.points ?? 0,
    points: grade.points,
    isPass: grade.isPass,
    isDiplomaProject: grade.syllabus.isDiplomaProject,
    decidedOn: grade.registeredOn,
  }))
  const value = comparisonValue(courses, comparison.content)
  if (value === null) return null
  const passed = known.filter(({ isPass }) => isPass).flatMap(passedLevel)
  return { value, meritPoints: meritPoints(passed, points.content), isPreliminary: !courses.some((one) => one.isDiplomaProject) }
}
