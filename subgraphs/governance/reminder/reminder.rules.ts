import { daysBetween } from '../../shared/week.ts'

/** What is due, and when: of an event or an activity that is not done. */
interface Due {
  readonly dueOn: string
}

/** What somebody is to be told of it. */
export interface Told {
  readonly kind: 'DUE_SOON' | 'OVERDUE'
  /** By which rule it is due soon; null once it is overdue. */
  readonly daysBefore: number | null
}

/** How long after its day something is told of as overdue: less than reminders are kept, so that nobody is told twice. */
export const longestOverdue = 90

/**
 * What is told on a day of what is not done, if anything: by the rule that is nearest to its day, however many nights were missed, and
 * once its day has passed that it is overdue.
 */
export function toldOn(today: string, { dueOn }: Due, daysBefore: readonly number[]): Told | null {
  const left = daysBetween(today, dueOn)
  if (left < 0) return left >= -longestOverdue ? { kind: 'OVERDUE', daysBefore: null } : null
  const rules = daysBefore.filter((days) => left <= days)
  return rules.length > 0 ? { kind: 'DUE_SOON', daysBefore: Math.min(...rules) } : null
}
