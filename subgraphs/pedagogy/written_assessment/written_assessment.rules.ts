import type { WriteWrittenAssessmentsInput } from '../pedagogy.generated.ts'
import { partFaults, type VersionParts } from '../assessment/assessment.rules.ts'
import { countFault, entryFaults, type Facts, fault } from '../assessment/knowledge.rules.ts'
import type { SchoolTerm, WrittenAssessmentDraftRow, WrittenAssessmentRow } from './written_assessment.queries.ts'

const orderOf = ({ academicYear, semester }: SchoolTerm) => `${academicYear} ${semester}`

/** A term is written of when it has begun, and for as long after it as that takes. */
export const termFault = (term: SchoolTerm, current: SchoolTerm | null) =>
  /^\d{4}\/\d{2}$/.test(term.academicYear) && current !== null && orderOf(term) <= orderOf(current)
    ? null
    : fault('TERM_INVALID', 'Give a school year such as 2026/27, and a term that has begun.', 'academicYear')

/** What is wrong with what is written of a class: everything at once. */
export function writtenFaults(
  { entries, ...term }: WriteWrittenAssessmentsInput,
  facts: Facts,
  parts: VersionParts,
  current: SchoolTerm | null,
) {
  const tooMany = countFault(entries.length, 'entries')
  if (tooMany) return [tooMany]
  const wrongTerm = termFault(term, current)
  return [
    ...(wrongTerm ? [wrongTerm] : []),
    ...entryFaults(entries, facts),
    ...entries.flatMap((entry, n) =>
      partFaults(entry, parts).map(({ field, ...one }) => ({ ...one, field: ['entries', String(n), ...(field ?? [])] })),
    ),
  ]
}

type Publishable = Pick<WrittenAssessmentDraftRow, 'levelId' | 'text' | 'contentItemIds' | 'criterionIds'>

/** What a draft lacks to be published. */
export function publishFault({ contentItemIds, criterionIds }: Publishable) {
  if (contentItemIds.length === 0) return fault('NO_CONTENT', 'Say what was taught that it is about.', 'draftIds')
  return criterionIds.length === 0 ? fault('NO_CRITERION', 'Say which criterion it is held against.', 'draftIds') : null
}

/** Why a published one no longer stands. */
export function standsFault({ withdrawnAt, undoneAt }: Pick<WrittenAssessmentRow, 'withdrawnAt' | 'undoneAt'>) {
  if (withdrawnAt) return fault('WITHDRAWN', 'It was taken back.')
  return undoneAt ? fault('NOT_PUBLISHED', 'Publishing it was undone.') : null
}

/** Whether a draft says the same already. */
export function isSame(draft: Publishable, said: Publishable): boolean {
  const sorted = (ids: readonly string[]) => [...ids].sort().join(' ')
  return (
    draft.levelId === said.levelId &&
    draft.text === said.text &&
    sorted(draft.contentItemIds) === sorted(said.contentItemIds) &&
    sorted(draft.criterionIds) === sorted(said.criterionIds)
  )
}
