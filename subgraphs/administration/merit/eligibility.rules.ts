/** What a national programme asks for. Each entry of `required` is a subject, or those of which one is enough. */
export interface EligibilityRule {
  readonly passes: number
  readonly required: readonly (readonly string[])[]
  /** Who for personal reasons has not been able to take part in a subject may be eligible without it, on fewer passes. */
  readonly exception: { readonly subjectCode: string; readonly passes: number } | null
}

export interface Eligibility {
  readonly isEligible: boolean
  /** Subjects without a pass that the programme requires; where one of several is enough, the first. */
  readonly missingSubjects: readonly string[]
  readonly missingPasses: number
}

/** Swedish and Swedish as a second language are one subject of a pupil's, whatever they have a pass in. */
const oneSubject: Readonly<Record<string, string>> = { SVA: 'SV' }

/** Whether passes in these subjects are enough. That the exception holds is somebody's decision and never worked out. */
export function eligibility(passed: readonly string[], rule: EligibilityRule, hasException = false): Eligibility {
  const exception = hasException ? rule.exception : null
  const subjects = new Set(passed.map((code) => oneSubject[code] ?? code))
  const missingSubjects = rule.required
    .filter(
      (codes) => !codes.includes(exception?.subjectCode ?? '') && !codes.some((code) => subjects.has(oneSubject[code] ?? code)),
    )
    .map(([code = '']) => code)
  const missingPasses = Math.max(0, (exception?.passes ?? rule.passes) - subjects.size)
  return { isEligible: missingSubjects.length === 0 && missingPasses === 0, missingSubjects, missingPasses }
}
