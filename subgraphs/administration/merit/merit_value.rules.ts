/** A grade of a subject, as the sum of grades counts it. */
export interface SubjectGrade {
  readonly subjectCode: string
  /** Null where there was no basis for a grade: it is no term of the sum, unlike an F, which is nothing in it. */
  readonly points: number | null
  readonly isPass: boolean
  /** A modern language chosen as språkval: the only grade that may come on top of the others. */
  readonly isLanguageChoice: boolean
}

/** How many grades count, and whether a chosen language comes on top: skollagen's sum as data, since reforms change it. */
export interface MeritRule {
  readonly counted: number
  readonly isLanguageChoiceExtra: boolean
}

export interface Merit<Grade> {
  readonly value: number
  /** The grades that made it, the best first and a chosen language last. */
  readonly counted: readonly Grade[]
}

const byPoints = (one: SubjectGrade, other: SubjectGrade) => (other.points ?? 0) - (one.points ?? 0)

/**
 * Meritvärde: the sum of the 16 best grades, and that of the chosen language besides. Should more than one be marked as chosen, the
 * best of them comes on top and the others are grades like any.
 */
export function meritValue<Grade extends SubjectGrade>(grades: readonly Grade[], rule: MeritRule): Merit<Grade> {
  const sorted = grades.filter(({ points }) => points !== null).toSorted(byPoints)
  const extra = rule.isLanguageChoiceExtra ? sorted.find(({ isLanguageChoice }) => isLanguageChoice) : undefined
  const counted = [...sorted.filter((one) => one !== extra).slice(0, rule.counted), ...(extra ? [extra] : [])]
  // Half points are whole numbers, and sums of them exact.
  return { value: counted.reduce((sum, { points }) => sum + (points ?? 0) * 2, 0) / 2, counted }
}
