import { isTime, weekday } from '../../shared/week.ts'
import type { DayOfWeek } from '../administration.generated.ts'
import type { DayOffRow } from '../school_calendar/school_calendar.queries.ts'
import type { CareOpeningRow } from './care_opening.queries.ts'

export const daysOfWeek = [
  'MANDAG', 'TISDAG', 'ONSDAG', 'TORSDAG', 'FREDAG', 'LORDAG', 'SONDAG',
] as const satisfies readonly DayOfWeek[] // prettier-ignore

/** 1 for Monday to 7 for Sunday. */
export const numberOf = (day: DayOfWeek): number => daysOfWeek.indexOf(day) + 1

/** A time of the day the child comes, and one it goes home. */
export interface Times {
  readonly startTime: string
  readonly endTime: string
}

/** Whether these are two times of a day, the second later. Care through the night is no part of this. */
export const areTimes = ({ startTime, endTime }: Times): boolean => isTime(startTime) && isTime(endTime) && startTime < endTime

/** What is known of when care is open at a unit: its hours, and the days off. */
export interface Open {
  readonly openings: readonly CareOpeningRow[]
  readonly daysOff: readonly DayOffRow[]
}

const isOpenOnWeekday = (openings: readonly CareOpeningRow[], dayOfWeek: number) =>
  openings.length === 0 ? dayOfWeek <= 5 : openings.some((one) => one.dayOfWeek === dayOfWeek)

/** Whether there is no care on a day: a weekday without hours, or a day off on which care is closed too. */
export const isClosedOn = ({ openings, daysOff }: Open, schoolType: string, day: string): boolean =>
  !isOpenOnWeekday(openings, weekday(day)) ||
  daysOff.some(
    (off) =>
      !off.isCareOpen &&
      off.startDate <= day &&
      day <= off.endDate &&
      (off.schoolTypes === null || off.schoolTypes.includes(schoolType)),
  )

/** Whether care is open at these times of a weekday. */
export const isWithinHours = (openings: readonly CareOpeningRow[], dayOfWeek: number, { startTime, endTime }: Times): boolean =>
  isOpenOnWeekday(openings, dayOfWeek) &&
  (openings.length === 0 ||
    openings.some((one) => one.dayOfWeek === dayOfWeek && one.startTime <= startTime && endTime <= one.endTime))
