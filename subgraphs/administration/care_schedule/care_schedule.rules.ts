import type { UserError } from '../../shared/act.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import type { Call } from '../../shared/viewer.ts'
import { daysBetween, weekday } from '../../shared/week.ts'
import type { CareScheduleInput } from '../administration.generated.ts'
import { areTimes, isWithinHours, numberOf, type Times } from '../care_opening/care_opening.rules.ts'
import type { CareOpeningRow } from '../care_opening/care_opening.queries.ts'
import { isPlacedOn, keptElsewhere, type PlacementAtUnit } from '../placement/placement.rules.ts'
import { earliestMonday, isMonday, minutesTogether, mostWeeks, weeksOf } from './care_schedule.plan.ts'
import type { CareDayRow, CareWeekRow } from './care_schedule.queries.ts'

const fault = <Code extends string>(code: Code, message: string, ...field: string[]) => ({ code, message, field })

/** A day or a week as acts on it see it. */
export interface OfPlacement {
  readonly placement: PlacementAtUnit
}

const locked = (message: string, nextEditableDate: string, field: string) => ({
  ...fault('SAME_DAY_LOCKED', message, field),
  nextEditableDate,
})

// School law counts days in Sweden: a day is locked from its midnight there.
const dayLock = (day: string, today: string) =>
  day > today ? null : locked('Times and comments are not changed for the same day.', daysAfter(today, 1), 'careDate')

const weekLock = (monday: string, today: string, field: string) =>
  monday > today ? null : locked('A week that has begun is not laid or given back whole.', earliestMonday(today), field)

export const othersWeek = fault('WEEK_OWNED_BY_OTHER_GUARDIAN', 'The week is laid by another guardian.', 'careDate')

const isOthers = ({ isOwn, isFree }: Pick<CareWeekRow, 'isOwn' | 'isFree'>) => !isOwn && !isFree

/** What stands in the way of laying weeks at all. */
export const submitFault = (placement: PlacementAtUnit, { now }: Call): UserError | null => {
  const hasEnded = placement.endDate !== null && placement.endDate < dayOf(now)
  return keptElsewhere(placement) ?? (hasEnded ? fault('PLACEMENT_ENDED', 'The place has ended.', 'placementId') : null)
}

/** What stands in the way of giving a day times. */
export function setFault(day: CareDayRow & OfPlacement, { now }: Call): UserError | null {
  const { placement, careDate, week, isClosed } = day
  return (
    keptElsewhere(placement) ??
    dayLock(careDate, dayOf(now)) ??
    (isPlacedOn(placement, careDate) ? null : fault('OUTSIDE_PLACEMENT', 'The child has no place on the day.', 'careDate')) ??
    (isClosed ? fault('CLOSED_DAY', 'There is no care on the day.', 'careDate') : null) ??
    (isOthers(week) ? othersWeek : null)
  )
}

/** What stands in the way of clearing a day. */
export function clearFault(day: CareDayRow & OfPlacement, { now }: Call): UserError | null {
  const { placement, careDate, week, startTime } = day
  return (
    keptElsewhere(placement) ??
    dayLock(careDate, dayOf(now)) ??
    (isOthers(week) ? othersWeek : null) ??
    (startTime === null || !week.isOwn ? fault('NOTHING_PLANNED', 'The child is not there that day as it is.', 'careDate') : null)
  )
}

/** What stands in the way of giving a week back. */
export function releaseFault(week: CareWeekRow & OfPlacement, { now }: Call): UserError | null {
  return (
    keptElsewhere(week.placement) ??
    weekLock(week.startDate, dayOf(now), 'week') ??
    (isOthers(week) ? { ...othersWeek, field: ['week'] } : null) ??
    (week.isOwn ? null : fault('WEEK_NOT_OWNED', "The week is nobody's.", 'week'))
  )
}

/** What is wrong with the times of a day, if anything. */
export function timesFault(times: Times, careDate: string, openings: readonly CareOpeningRow[]) {
  if (!areTimes(times)) return fault('TIMES_INVALID', 'Give times as HH:MM, the end later than the start.', 'startTime')
  if (isWithinHours(openings, weekday(careDate), times)) return null
  return fault('OUTSIDE_OPENING_HOURS', 'Care is not open then.', 'startTime')
}

/** Whether these days of a week are more than the place is for. */
export function hoursFault(
  { maxWeeklyScheduleHours: most }: Pick<PlacementAtUnit, 'maxWeeklyScheduleHours'>,
  days: readonly Times[],
) {
  if (most === null || minutesTogether(days) <= most * 60) return null
  return fault('EXCEEDS_WEEKLY_HOURS', `The place is for ${most} hours a week.`, 'startTime')
}

function repeatFault({ startDate, scheduleEntries: entries, repeat }: CareScheduleInput) {
  const { everyWeeks, times = null, untilDate = null } = repeat ?? { everyWeeks: 1, times: 1 }
  const wrong = (message: string, field: string) => fault('REPEAT_INVALID', message, 'schedule', field)
  if (everyWeeks < 1 || everyWeeks > 52) return wrong('Repeat every 1 to 52 weeks.', 'repeat')
  if ((times === null) === (untilDate === null)) return wrong('Give one of `times` and `untilDate`.', 'repeat')
  if (times !== null && times < 1) return wrong('Repeat once or more.', 'repeat')
  if (untilDate !== null && untilDate < startDate) return wrong('The last day comes before the first.', 'repeat')
  if (entries.some(({ weekOffset }) => weekOffset < 0 || weekOffset >= everyWeeks))
    return wrong('A `weekOffset` is a week of the cycle, from 0.', 'scheduleEntries')
  return null
}

const isTwice = (entries: CareScheduleInput['scheduleEntries']) =>
  new Set(entries.map(({ weekOffset, dayOfWeek }) => `${weekOffset} ${dayOfWeek}`)).size < entries.length

function entriesFault({ scheduleEntries: entries }: CareScheduleInput, openings: readonly CareOpeningRow[]) {
  if (entries.length === 0 || entries.length > 7 * 52 || isTwice(entries) || !entries.every(areTimes))
    return fault('TIMES_INVALID', 'Give each weekday at most once, and an end later than its start, as HH:MM.', 'schedule')
  if (entries.every((entry) => isWithinHours(openings, numberOf(entry.dayOfWeek), entry))) return null
  return fault('OUTSIDE_OPENING_HOURS', 'Care is not open then.', 'schedule', 'scheduleEntries')
}

const tooMany = fault('TOO_MANY_WEEKS', `Lay at most ${mostWeeks} weeks at once, from within a year.`, 'schedule', 'repeat')

/** What is wrong with a schedule, if anything. */
export function scheduleFault(
  schedule: CareScheduleInput,
  placement: PlacementAtUnit,
  openings: readonly CareOpeningRow[],
  today: string,
) {
  const { startDate, scheduleEntries } = schedule
  if (!isMonday(startDate)) return fault('NOT_A_MONDAY', 'A week begins on a Monday.', 'schedule', 'startDate')
  const faulty = weekLock(startDate, today, 'schedule') ?? repeatFault(schedule) ?? entriesFault(schedule, openings)
  if (faulty) return faulty
  const weeks = weeksOf(schedule)
  // The last day may come before the first week of the cycle that has entries.
  if (weeks.length === 0) return fault('REPEAT_INVALID', 'No week has entries before the last day.', 'schedule', 'repeat')
  if (weeks.length > mostWeeks || daysBetween(today, startDate) > 366) return tooMany
  const offsets = new Set(scheduleEntries.map(({ weekOffset }) => weekOffset))
  const tooLong = [...offsets].map((offset) => hoursFault(placement, scheduleEntries.filter((one) => one.weekOffset === offset))) // prettier-ignore
  return tooLong.find((one) => one !== null) ?? null
}

/** In whose name somebody lays what nobody has laid yet. */
export function nameFor(ownerIds: readonly string[], given: string | null | undefined) {
  if (given != null)
    return ownerIds.find((id) => id === given.toLowerCase()) ??
      fault('GUARDIAN_NOT_FOUND', 'You do not act for such a guardian of the child.', 'guardianId') // prettier-ignore
  return ownerIds.length === 1
    ? ownerIds[0]!
    : fault('GUARDIAN_UNCLEAR', 'You act for several guardians of the child: say for whom.', 'guardianId')
}
