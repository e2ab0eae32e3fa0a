/** A grade that a diploma may rest on. */
export interface DiplomaGrade {
  readonly subjectCode: string
  readonly size: number
  /** Null where there was no basis for a grade: such points are not graded ones. */
  readonly points: number | null
  readonly isPass: boolean
  readonly isDiplomaProject: boolean
  readonly isProgrammeSpecific: boolean
}

export interface DiplomaRule {
  readonly gradedPoints: number
  readonly passedPoints: number
  readonly needsDiplomaProject: boolean
  /** Of one of these subjects, so many points with a pass. */
  readonly required: readonly { readonly subjects: readonly string[]; readonly points: number }[]
  readonly programmeSpecificPoints: number
}

export interface Diploma {
  readonly kind: 'EXAMENSBEVIS' | 'STUDIEBEVIS'
  readonly missing: readonly string[]
}

const sum = (grades: readonly DiplomaGrade[]) => grades.reduce((points, { size }) => points + size, 0)

/** An examen, or what is missing of one: then there is a study certificate. */
export function diploma(grades: readonly DiplomaGrade[], rule: DiplomaRule): Diploma {
  const passed = grades.filter(({ isPass }) => isPass)
  const of = (subjects: readonly string[]) => sum(passed.filter(({ subjectCode }) => subjects.includes(subjectCode)))
  const wishes: readonly (readonly [isFulfilled: boolean, missing: string])[] = [
    [sum(grades.filter(({ points }) => points !== null)) >= rule.gradedPoints, 'GRADED_POINTS'],
    [sum(passed) >= rule.passedPoints, 'PASSED_POINTS'],
    [!rule.needsDiplomaProject || passed.some(({ isDiplomaProject }) => isDiplomaProject), 'DIPLOMA_PROJECT'],
    ...rule.required.map(({ subjects, points }) => [of(subjects) >= points, `SUBJECT_${subjects[0]}`] as const),
    [sum(passed.filter((one) => one.isProgrammeSpecific)) >= rule.programmeSpecificPoints, 'PROGRAMME_SPECIFIC_POINTS'],
  ]
  const missing = wishes.filter(([isFulfilled]) => !isFulfilled).map(([, what]) => what)
  return { kind: missing.length === 0 ? 'EXAMENSBEVIS' : 'STUDIEBEVIS', missing }
}
