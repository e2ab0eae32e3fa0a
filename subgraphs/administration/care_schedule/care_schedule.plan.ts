import { daysAfter } from '../../shared/clock.ts'
import { mondayBefore, weekday, weekOf } from '../../shared/week.ts'
import type { CarePlanOutcome, CareScheduleInput } from '../administration.generated.ts'
import { isClosedOn, numberOf, type Open, type Times } from '../care_opening/care_opening.rules.ts'
import { isPlacedOn } from '../placement/placement.rules.ts'

export interface PlannedDay extends Times {
  readonly careDate: string
}

export interface PlannedWeek {
  readonly week: string
  readonly startDate: string
  readonly outcome: CarePlanOutcome
  readonly days: readonly PlannedDay[]
  /** The last of its days that the schedule is about: those after it stay as they are. */
  readonly lastDate: string
}

/** Whose a week is, and what is planned on its days, as it stands. */
export interface Standing {
  readonly owner: 'OWN' | 'OTHER' | 'FREE'
  readonly days: readonly PlannedDay[]
}

export interface Plans extends Open {
  readonly startDate: string
  readonly endDate: string | null
  readonly schoolType: string
  readonly standing: ReadonlyMap<string, Standing>
}

/** The longest a schedule may reach, in weeks. */
export const mostWeeks = 60

interface Target {
  readonly startDate: string
  readonly offset: number
}

/**
 * The weeks a schedule is about, counted in days from its first Monday and never by the number of the week: a year of 53 weeks
 * turns odd into even. Weeks of the cycle without entries are not among them.
 */
export function weeksOf({ startDate, scheduleEntries, repeat }: CareScheduleInput): Target[] {
  const everyWeeks = repeat?.everyWeeks ?? 1
  const offsets = [...new Set(scheduleEntries.map(({ weekOffset }) => weekOffset))].toSorted((a, b) => a - b)
  const until = repeat?.untilDate ?? null
  const times = until === null ? (repeat?.times ?? 1) : mostWeeks + 1
  return Array.from({ length: Math.min(times, mostWeeks + 1) }, (_, cycle) =>
    offsets.map((offset) => ({ startDate: daysAfter(startDate, 7 * (everyWeeks * cycle + offset)), offset })),
  )
    .flat()
    .filter((week) => until === null || week.startDate <= until)
}

/** The last day a schedule is about. */
export const lastDayOf = (schedule: CareScheduleInput, weeks: readonly Target[]): string =>
  schedule.repeat?.untilDate ?? daysAfter(weeks.at(-1)!.startDate, 6)

const isSame = (some: readonly PlannedDay[], others: readonly PlannedDay[]) => JSON.stringify(some) === JSON.stringify(others)

function outcomeOf(plans: Plans, wanted: readonly PlannedDay[], days: readonly PlannedDay[], standing: Standing, last: string) {
  if (standing.owner === 'OTHER') return 'SKIPPED_OTHER_GUARDIAN'
  if (days.length === 0)
    return wanted.some(({ careDate }) => isPlacedOn(plans, careDate)) ? 'SKIPPED_CLOSED' : 'SKIPPED_NO_PLACEMENT'
  const before = standing.days.filter(({ careDate }) => careDate <= last)
  return standing.owner === 'OWN' && isSame(before, days) ? 'UNCHANGED' : 'WRITTEN'
}

function planWeek(schedule: CareScheduleInput, plans: Plans, { startDate, offset }: Target): PlannedWeek {
  const sunday = daysAfter(startDate, 6)
  const until = schedule.repeat?.untilDate ?? sunday
  const lastDate = until < sunday ? until : sunday
  const wanted = schedule.scheduleEntries
    .filter((entry) => entry.weekOffset === offset)
    .map(({ dayOfWeek, startTime, endTime }) => ({ careDate: daysAfter(startDate, numberOf(dayOfWeek) - 1), startTime, endTime }))
    .filter(({ careDate }) => careDate <= lastDate)
    .toSorted((a, b) => (a.careDate < b.careDate ? -1 : 1))
  const days = wanted.filter(({ careDate }) => isPlacedOn(plans, careDate) && !isClosedOn(plans, plans.schoolType, careDate))
  const outcome = outcomeOf(plans, wanted, days, plans.standing.get(startDate) ?? { owner: 'FREE', days: [] }, lastDate)
  const isLaid = outcome === 'WRITTEN' || outcome === 'UNCHANGED'
  return { week: weekOf(startDate), startDate, outcome, days: isLaid ? days : [], lastDate }
}

/** What comes of each week of a schedule: what previewCareSchedule tells and submitCareSchedule does. */
export const planOf = (schedule: CareScheduleInput, plans: Plans): PlannedWeek[] =>
  weeksOf(schedule).map((week) => planWeek(schedule, plans, week))

/** The first Monday of a week that can be laid whole: today's own Monday is locked. */
export const earliestMonday = (today: string): string => daysAfter(mondayBefore(today), 7)

export const isMonday = (day: string): boolean => weekday(day) === 1

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** How many minutes these days are together. */
export const minutesTogether = (days: readonly Times[]): number =>
  days.reduce((sum, { startTime, endTime }) => sum + minutesOf(endTime) - minutesOf(startTime), 0)
