import type { DecideStudyPlanInput, StudyPlanContentInput } from '../administration.generated.ts'

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({ code, message, field })

const turned = ({ startDate, endDate }: { startDate?: string | null | undefined; endDate?: string | null | undefined }) =>
  startDate != null && endDate != null && endDate < startDate

const isLong = (text: string | null | undefined, most: number) => (text ?? '').length > most

const isBad = ({ title, points, syllabuses }: StudyPlanContentInput) =>
  isLong(title, 200) || (points ?? 0) < 0 || syllabuses.some(({ note, hours }) => isLong(note, 1000) || (hours ?? 0) < 0)

/** What is wrong with a study plan, if anything. */
export function planFault(input: DecideStudyPlanInput) {
  const { contents, notes } = input
  if (contents.length > 40 || (notes ?? []).length > 40 || contents.some(({ syllabuses }) => syllabuses.length > 60))
    return fault('TOO_MANY', 'A plan has at most 40 parts and 40 notes, and a part 60 syllabuses.', 'contents')
  if (turned(input)) return fault('DATES_INVALID', 'The last day comes before the first.', 'endDate')
  if (contents.some(({ syllabuses }) => syllabuses.some(turned)))
    return fault('DATES_INVALID', 'The last day of a syllabus comes before its first.', 'contents')
  if (contents.some(isBad)) return fault('CONTENT_INVALID', 'A text is too long, or a number below zero.', 'contents')
  return (notes ?? []).some(({ note }) => note.trim() === '' || isLong(note, 4000))
    ? fault('CONTENT_INVALID', 'A note has 1 to 4000 characters.', 'notes')
    : null
}

interface Of {
  readonly planId: string
  readonly studentId: string
}

/** A plan's parts as rows, in the order they were given. */
export function planRows({ contents, notes }: DecideStudyPlanInput, { planId, studentId }: Of, newId: () => string) {
  const of = (position: number) => ({ id: newId(), plan_id: planId, student_id: studentId, position })
  const parts = contents.map((content, n) => ({ content, row: of(n) }))
  return {
    contents: parts.map(({ content: { title = null, type = null, points = null }, row }) => ({ ...row, title, type, points })),
    syllabuses: parts.flatMap(({ content, row }) =>
      content.syllabuses.map(({ syllabusId, note = null, startDate = null, endDate = null, hours = null }, n) => ({
        ...of(n),
        ...{ content_id: row.id, syllabus_id: syllabusId, note, start_date: startDate, end_date: endDate, hours },
      })),
    ),
    notes: (notes ?? []).map(({ type, note }, n) => ({ ...of(n), type, note: note.trim() })),
  }
}
