import { type Rule, when } from '../../shared/policy.ts'
import { boundsOf, instantOf } from '../../shared/week.ts'
import { placeFaults } from '../lesson_material/lesson_material.rules.ts'

interface Work {
  readonly text?: string | null | undefined
  readonly linkUrl?: string | null | undefined
  readonly fileReference?: string | null | undefined
}

/** Everything that is wrong with what is handed in. */
export function workFaults(work: Work) {
  const isEmpty = (work.text ?? '').trim() === '' && work.linkUrl == null && work.fileReference == null
  return [
    ...(isEmpty ? [{ code: 'EMPTY', message: 'Give a text, a link or a file.', field: ['text'] } as const] : []),
    ...((work.text ?? '').length > 20_000
      ? [{ code: 'TEXT_INVALID', message: 'Give at most 20,000 characters.', field: ['text'] } as const]
      : []),
    ...placeFaults(work),
  ]
}

/** Whether something was handed in after it was due: after its day, or on it after its time. */
export function isLate(
  submittedAt: Date,
  { dueOn, dueTime }: { readonly dueOn: string; readonly dueTime: string | null },
): boolean {
  // A time that the clocks skip that day leaves the whole day.
  const due = dueTime === null ? null : instantOf(dueOn, dueTime)
  return due ? submittedAt > due : submittedAt >= boundsOf(dueOn).until
}

/** Takes part in the activity. */
export const isPupilOfIt: Rule = when<{ readonly maySubmit: boolean }>(
  { en: 'a pupil of the activity', sv: 'en elev i aktiviteten' },
  { relation: ['SELF'] },
  ({ maySubmit }) => maySubmit,
)
