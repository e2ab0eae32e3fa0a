/** A grade of upper secondary school, on a course (Gy11) or a level of a subject (Gy25). */
export interface CourseGrade {
  readonly subjectCode: string
  /** The level of a subject of Gy25; null for a course of Gy11, which counts by itself. */
  readonly level: number | null
  /** How many points the course or the level is. */
  readonly size: number
  /** Null where there was no basis for a grade. */
  readonly points: number | null
  readonly isPass: boolean
  readonly isDiplomaProject: boolean
  readonly decidedOn: string
}

/** Which level gives a subject its grade: what a fail above a pass does is for the rule to say. */
export interface ComparisonRule {
  readonly superseding: 'LATEST_HIGHEST' | 'HIGHEST_PASSED'
}

function bySubject<Item extends { readonly subjectCode: string }>(items: readonly Item[]): Item[][] {
  const subjects = [...new Set(items.map(({ subjectCode }) => subjectCode))]
  return subjects.map((code) => items.filter(({ subjectCode }) => subjectCode === code))
}

const isAbove = (one: CourseGrade, other: CourseGrade) =>
  one.level !== other.level ? (one.level ?? 0) > (other.level ?? 0) : one.decidedOn > other.decidedOn

/** The grade that a subject ends with, weighing as much as all its levels that were read. */
function ofSubject(levels: readonly CourseGrade[], { superseding }: ComparisonRule): CourseGrade {
  const passed = levels.filter(({ isPass }) => isPass)
  const from = superseding === 'HIGHEST_PASSED' && passed.length > 0 ? passed : levels
  const deciding = from.reduce((best, one) => (isAbove(one, best) ? one : best))
  const sizes = new Map(levels.map(({ level, size }) => [level, size]))
  return { ...deciding, size: [...sizes.values()].reduce((sum, size) => sum + size, 0) }
}

/** What is weighed: each course, and each subject that is read in levels with the grade it ends with. */
function weighed(grades: readonly CourseGrade[], rule: ComparisonRule): readonly CourseGrade[] {
  const counted = grades.filter(({ points, isDiplomaProject }) => points !== null && !isDiplomaProject)
  const inLevels = bySubject(counted.filter(({ level }) => level !== null))
  return [...counted.filter(({ level }) => level === null), ...inLevels.map((levels) => ofSubject(levels, rule))]
}

/**
 * Jämförelsetal: the mean of the grades' points by the size of what they are on, rounded to two decimals (UHR); null where there is
 * nothing to compare. Courses and levels in one document are one sum.
 */
export function comparisonValue(grades: readonly CourseGrade[], rule: ComparisonRule): number | null {
  const counted = weighed(grades, rule)
  const size = counted.reduce((sum, one) => sum + one.size, 0)
  if (size === 0) return null
  const halves = counted.reduce((sum, one) => sum + (one.points ?? 0) * 2 * one.size, 0)
  // In whole numbers: a mean such as 15.005 is not one of floating point.
  return Math.floor((100 * halves + size) / (2 * size)) / 100
}

/** A passed course or level in a subject that may give points besides the comparison value. */
export interface PassedLevel {
  readonly area: string
  /** Which of the languages, where the area has several. */
  readonly subjectCode: string
  readonly level: number
}

export interface MeritPointRule {
  readonly most: number
  readonly areas: readonly {
    readonly area: string
    readonly most: number
    readonly levels: Readonly<Record<number, number>>
    /** Points for so much of a second language, once the first has been read so far. */
    readonly second?: { readonly from: number; readonly afterLevel: number; readonly points: number }
  }[]
}

type Area = MeritPointRule['areas'][number]

/** The most that any language, and a second besides it, give. */
function pointsIn({ most, levels, second }: Area, passed: readonly PassedLevel[], required: number): number {
  const read = bySubject(passed).map((ones) => {
    const own = [...new Set(ones.map(({ level }) => level))]
    const points = own.filter((level) => level > required).reduce((sum, level) => sum + (levels[level] ?? 0), 0)
    return { points, highest: Math.max(...own) }
  })
  const best = Math.max(0, ...read.map(({ points }) => points))
  const isSecond = second && read.some((first) => first.highest >= second.afterLevel &&
    read.some((other) => other !== first && other.highest >= second.from)) // prettier-ignore
  return Math.min(most, best + (isSecond ? second.points : 0))
}

/** Meritpoäng, of what is read above the level that an education requires of its applicants. */
export function meritPoints(
  passed: readonly PassedLevel[],
  rule: MeritPointRule,
  required: Readonly<Record<string, number>> = {},
): number {
  const points = rule.areas.map((one) =>
    pointsIn(one, passed.filter(({ area }) => area === one.area), required[one.area] ?? 0)) // prettier-ignore
  return Math.min(
    rule.most,
    points.reduce((sum, one) => sum + one, 0),
  )
}
