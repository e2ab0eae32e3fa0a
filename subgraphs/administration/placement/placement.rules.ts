import type { UserError } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Call } from '../../shared/viewer.ts'
import type { LedOrganisation, MasterRow } from '../stubs/stubs.queries.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import type { PlacementRow } from './placement.queries.ts'

/** A placement with what acts on it need to know of its unit: who is master of placements there, and as what the viewer acts. */
export interface PlacementAtUnit extends PlacementRow {
  readonly roles: LedOrganisation['roles']
  readonly masters: readonly MasterRow[]
}

const fault = (code: string, message: string, field: string | null = null) => ({ code, message, field: field ? [field] : null })

/** Placements, and what is laid on them, are changed in the system that is master of them. */
export const keptElsewhere = ({ masters, schoolType }: Pick<PlacementAtUnit, 'masters' | 'schoolType'>): UserError | null =>
  masterFault(masters, 'PLACEMENTS', schoolType)

/** Whether the child has the place on a day. */
export const isPlacedOn = ({ startDate, endDate }: Pick<PlacementRow, 'startDate' | 'endDate'>, day: string): boolean =>
  startDate <= day && (endDate === null || day <= endDate)

const ownChild = ({ relations }: Pick<PlacementRow, 'relations'>) =>
  relations.includes('GUARDIAN') ? fault('OWN_CHILD', 'You are a guardian of the child: somebody else has to decide.') : null

const isOver = ({ endDate }: PlacementRow, today: string) =>
  endDate !== null && endDate < today ? fault('ALREADY_ENDED', `It ended on ${endDate}.`) : null

/** What stands in the way of ending a placement. */
export const endFault = (placement: PlacementAtUnit, { now }: Call): UserError | null =>
  keptElsewhere(placement) ?? isOver(placement, dayOf(now)) ?? ownChild(placement)

/** What is wrong with the last day of a placement, if anything. */
export function lastDayFault({ startDate }: PlacementRow, endDate: string, today: string) {
  if (endDate >= startDate && endDate >= today) return null
  return {
    code: 'DATES_INVALID',
    message: 'The last day is today or later, and not before the first.',
    field: ['endDate'],
  } as const
}

interface Given {
  readonly startDate: string
  readonly endDate?: string | null | undefined
  readonly maxWeeklyScheduleHours?: number | null | undefined
}

/** What is wrong with a new placement, if anything. */
export function startFault({ startDate, endDate, maxWeeklyScheduleHours: hours }: Given) {
  if (endDate != null && endDate < startDate)
    return { code: 'DATES_INVALID', message: 'The last day comes before the first.', field: ['endDate'] } as const
  if (hours != null && (hours < 1 || hours > 80))
    return { code: 'HOURS_INVALID', message: 'Give 1 to 80 hours a week.', field: ['maxWeeklyScheduleHours'] } as const
  return null
}
