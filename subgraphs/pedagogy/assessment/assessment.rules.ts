import { isText } from '../../shared/text.ts'
import type { AssessmentEntry, AssessPupilsInput } from '../pedagogy.generated.ts'
import type { AbilityMarkRow, AssessmentRow } from './assessment.queries.ts'
import type { AssessmentDraftRow } from './assessment_draft.queries.ts'
import { countFault, entryFaults, type Facts, fault, levelFor } from './knowledge.rules.ts'

/** What a version of a syllabus has to point at. */
export interface VersionParts {
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
  readonly abilityIds: readonly string[]
}

const otherVersion = (...field: readonly string[]) =>
  fault('OTHER_VERSION', 'The syllabus that holds on the day has no such part.', ...field)

/** What is named and is no part of the version. */
export const partFaults = (
  named: { readonly contentItemIds: readonly string[]; readonly criterionIds: readonly string[] },
  parts: Omit<VersionParts, 'abilityIds'>,
) =>
  (['contentItemIds', 'criterionIds'] as const).flatMap((list) =>
    named[list].flatMap((id, n) => (parts[list].includes(id) ? [] : [otherVersion(list, String(n))])),
  )

function markFaults({ studentId, marks }: AssessmentEntry, n: number, facts: Facts, { abilityIds }: VersionParts) {
  const all = marks ?? []
  return all.flatMap(({ abilityId, levelValue }, m) => {
    const at = (field: string) => ['entries', String(n), 'marks', String(m), field]
    return [
      ...(abilityIds.includes(abilityId) ? [] : [otherVersion(...at('abilityId'))]),
      ...(all.findIndex((one) => one.abilityId === abilityId) < m
        ? [fault('TWICE', 'The ability is named twice.', ...at('abilityId'))]
        : []),
      ...(levelFor(levelValue, studentId, facts)
        ? []
        : [fault('LEVEL_INVALID', `"${levelValue}" is no level for the pupil's school year.`, ...at('levelValue'))]),
    ]
  })
}

/** What is wrong with what a class is assessed by: everything at once. */
export function assessFaults(input: AssessPupilsInput, facts: Facts, parts: VersionParts, today: string) {
  const { entries, title, assessedOn } = input
  const tooMany = countFault(entries.length, 'entries')
  if (tooMany) return [tooMany]
  return [
    ...(title != null && !isText(title, 200)
      ? [fault('TITLE_INVALID', 'Give a title of 1 to 200 characters, or none.', 'title')]
      : []),
    ...(assessedOn > today ? [fault('DATE_INVALID', 'The day has not come yet.', 'assessedOn')] : []),
    ...partFaults(input, parts),
    ...entryFaults(entries, facts),
    ...entries.flatMap((entry, n) => markFaults(entry, n, facts, parts)),
  ]
}

type Publishable = Pick<AssessmentDraftRow, 'kind' | 'levelId' | 'text' | 'marks' | 'contentItemIds' | 'criterionIds'>

/** What a draft lacks to be published. */
export function publishFault({ kind, levelId, text, marks, contentItemIds, criterionIds }: Publishable) {
  if (contentItemIds.length + criterionIds.length === 0)
    return fault('NO_CURRICULUM_LINK', 'Say what of the syllabus it is about.', 'draftIds')
  if (kind === 'SUMMATIVE' && criterionIds.length === 0)
    return fault('NO_CRITERION', 'Say which criterion it is held against.', 'draftIds')
  if (kind === 'SUMMATIVE' && levelId === null) return fault('NO_LEVEL', 'Say how far the pupil has come.', 'draftIds')
  if (levelId === null && text === null && marks.length === 0)
    return fault('NOTHING_SAID', 'It says nothing of what the pupil knows.', 'draftIds')
  return null
}

/** Why a published assessment no longer stands. */
export function standsFault({ withdrawnAt, supersededAt }: Pick<AssessmentRow, 'withdrawnAt' | 'supersededAt'>) {
  if (withdrawnAt) return fault('WITHDRAWN', 'It was taken back.')
  return supersededAt ? fault('ALREADY_SUPERSEDED', 'Something else has taken its place.') : null
}

/** Whether a draft says the same already. */
export function isSame(draft: Publishable, said: Omit<Publishable, 'kind'>): boolean {
  const sorted = (ids: readonly string[]) => [...ids].sort().join(' ')
  const cells = (marks: readonly AbilityMarkRow[]) => sorted(marks.map(({ abilityId, levelId }) => `${abilityId}/${levelId}`))
  return (
    draft.levelId === said.levelId &&
    draft.text === said.text &&
    sorted(draft.contentItemIds) === sorted(said.contentItemIds) &&
    sorted(draft.criterionIds) === sorted(said.criterionIds) &&
    cells(draft.marks) === cells(said.marks)
  )
}

/** A mark of an assessment that stands. */
export interface MatrixMarkRow extends AbilityMarkRow {
  readonly assessmentId: string
  readonly publishedAt: Date
}

/** What is known in each ability: by when it was published, the last of them in force. */
export function matrixOf(marks: readonly MatrixMarkRow[]) {
  const abilities = new Map<string, MatrixMarkRow[]>()
  for (const mark of marks) abilities.set(mark.abilityId, [...(abilities.get(mark.abilityId) ?? []), mark])
  return [...abilities].map(([abilityId, ofAbility]) => {
    const inOrder = ofAbility.toSorted(
      (a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || (a.assessmentId < b.assessmentId ? -1 : 1),
    )
    return { abilityId, marks: inOrder, latest: inOrder.at(-1)! }
  })
}
