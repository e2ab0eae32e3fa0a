import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { daysBetween } from '../../shared/week.ts'
import type { Period, Sums } from './absence_summary.queries.ts'

/** A period as it may be asked for. @throws BAD_USER_INPUT for one that ends before it begins, or is longer than a year. */
export function periodOf({ startDate, endDate }: Omit<Period, 'upto'>, now: Date): Period {
  const length = daysBetween(startDate, endDate)
  if (length < 0 || length > 365) throw badInput('`endDate` must be 0 to 365 days after `startDate`.')
  return { startDate, endDate, upto: now.toISOString() }
}

/** Shares of what was offered, which make 1 together; null where nothing was. */
export function sharesOf({
  offered,
  reported,
  attendance,
  valid,
  invalid,
  other,
}: Omit<Sums, 'pupils' | 'lessons' | 'days' | 'absenceDays' | 'invalidDays'>) {
  if (offered === 0) return null
  return {
    attendance: attendance / offered,
    validAbsence: valid / offered,
    invalidAbsence: invalid / offered,
    otherAttendance: other / offered,
    unregistered: (offered - reported) / offered,
  }
}

interface Ranked {
  readonly id: string
  readonly offered: number
  readonly invalid: number
}

const shareOf = ({ offered, invalid }: Ranked): number => (offered === 0 ? 0 : invalid / offered)

/** The largest share of invalid absence first, then by id. */
export const byInvalidShare = (one: Ranked, other: Ranked): number =>
  shareOf(other) - shareOf(one) || (one.id < other.id ? -1 : Number(one.id > other.id))

/** Where a pupil stands in the list. */
export const keysOf = (row: Ranked): readonly [share: string, id: string] => [String(shareOf(row)), row.id]

/** Those of a list that come after a place in it. @throws BAD_USER_INPUT for a place that is none. */
export function ranked<Row extends Ranked>(rows: readonly Row[], after: readonly [share: string, id: string] | null): Row[] {
  const sorted = rows.toSorted(byInvalidShare)
  if (after === null) return sorted
  const share = Number(after[0])
  if (!(share >= 0 && share <= 1) || !isId(after[1])) throw badInput('`after` is not a cursor of this list.')
  return sorted.filter((row) => byInvalidShare({ id: after[1], offered: 1, invalid: share }, row) < 0)
}
