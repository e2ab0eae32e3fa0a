import type { QueueCriterion } from '../administration.generated.ts'

/** What is known of an application where it stands in a queue. */
export interface Queued {
  readonly id: string
  readonly hasSibling: boolean
  readonly choiceRank: number
  readonly queuedOn: string
  readonly birthDate: string | null
  readonly startDate: string
}

const partOf: Readonly<Record<QueueCriterion, (one: Queued) => string>> = {
  HAS_SIBLING: ({ hasSibling }) => (hasSibling ? '0' : '1'),
  CHOICE_RANK: ({ choiceRank }) => String(choiceRank),
  QUEUED_ON: ({ queuedOn }) => queuedOn,
  BIRTH_DATE: ({ birthDate }) => birthDate ?? '9999-12-31',
  START_DATE: ({ startDate }) => startDate,
}

/**
 * What a queue is ordered by: every part of a criterion has the same length, so that texts compare as the criteria do, one after the
 * other; and the id makes it total. `access.queue_key` is the same in SQL.
 */
export const queueKey = (criteria: readonly QueueCriterion[], one: Queued): string =>
  [...criteria.map((criterion) => partOf[criterion](one)), one.id].join('|')

/** Orders a queue: negative where the first comes before the second. */
export function inQueue(criteria: readonly QueueCriterion[]) {
  return (one: Queued, other: Queued): number => {
    const [a, b] = [queueKey(criteria, one), queueKey(criteria, other)]
    if (a === b) return 0
    return a < b ? -1 : 1
  }
}

/** What is wrong with the criteria of a rule, if anything. */
export const criteriaFault = (criteria: readonly QueueCriterion[]) =>
  criteria.length > 0 && new Set(criteria).size === criteria.length
    ? null
    : ({ code: 'CRITERIA_INVALID', message: 'Give at least one criterion, each once.', field: ['criteria'] } as const)
