import { dayOf, daysAfter } from '../../shared/clock.ts'
import type { Actions } from '../../shared/action.ts'
import { type Rule, when } from '../../shared/policy.ts'
import { weekOf } from '../../shared/week.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { CareDayAction, CareWeekAction, PlacementScheduleAction } from '../administration.generated.ts'
import { isClosedOn, type Open } from '../care_opening/care_opening.rules.ts'
import type { PlacementRow } from '../placement/placement.queries.ts'
import { isPlacedOn, type PlacementAtUnit } from '../placement/placement.rules.ts'
import type { CareDayRow, CareWeekRow, ClaimedWeek, LaidDay } from './care_schedule.queries.ts'
import { clearFault, type OfPlacement, releaseFault, setFault, submitFault } from './care_schedule.rules.ts'

type Laid = Pick<PlacementRow, 'ownerIds'>

const isWriter = ({ ownerIds }: Laid) => ownerIds.length > 0
const meaning = {
  en: 'a guardian of the child under 18, or a delegate who may change the care schedule',
  sv: 'vårdnadshavare till barnet under 18 år, eller ombud som får ändra vistelseschema',
}
const needs = { relation: ['GUARDIAN', 'DELEGATE:EDIT_CARE_SCHEDULE'] }
const writer: Rule = when<Laid>(meaning, needs, isWriter)
const writerOf: Rule = when<{ readonly placement: Laid }>(meaning, needs, ({ placement }) => isWriter(placement))

/** What can be done to a child's schedule. */
export const scheduleActions = {
  SUBMIT_CARE_SCHEDULE: { rule: writer, fault: submitFault },
} satisfies Actions<PlacementAtUnit, PlacementScheduleAction>

export const weekActions = {
  RELEASE_CARE_WEEK: { rule: writerOf, fault: releaseFault },
} satisfies Actions<CareWeekRow & OfPlacement, CareWeekAction>

export const dayActions = {
  SET_CARE_DAY: { rule: writerOf, fault: setFault },
  CLEAR_CARE_DAY: { rule: writerOf, fault: clearFault },
} satisfies Actions<CareDayRow & OfPlacement, CareDayAction>

/** When care is open at a placement's unit, over a period. */
export async function openAt(
  { organisationId }: PlacementRow,
  startDate: string,
  endDate: string,
  { load }: AdministrationContext,
): Promise<Open> {
  const [openings, daysOff] = await Promise.all([
    load.careOpeningsOf.load(organisationId),
    load.daysOffOf(organisationId, { startDate, endDate }),
  ])
  return { openings, daysOff }
}

/** A week as the viewer sees it. A week that has begun is not taken over from anybody. */
export function weekRow(
  placement: PlacementRow,
  startDate: string,
  claimed: ClaimedWeek | undefined,
  today: string,
): CareWeekRow {
  const ownerId = claimed?.ownerId ?? null
  const isOwn = ownerId !== null && placement.ownerIds.includes(ownerId)
  const isFree = ownerId === null || (claimed!.isLapsed && startDate > today && !isOwn)
  return { placement, week: weekOf(startDate), startDate, ownerId, isOwn, isFree }
}

/** The seven days of a week. Times that were laid for days after the place has ended count for nothing. */
export function dayRows(week: CareWeekRow, laid: readonly LaidDay[], open: Open): CareDayRow[] {
  const { placement, startDate } = week
  return Array.from({ length: 7 }, (_, n) => {
    const careDate = daysAfter(startDate, n)
    const { startTime = null, endTime = null } =
      laid.find((one) => one.careDate === careDate && isPlacedOn(placement, careDate)) ?? {}
    return { placement, week, careDate, startTime, endTime, isClosed: isClosedOn(open, placement.schoolType, careDate) }
  })
}

export async function loadWeek(
  placement: PlacementRow,
  startDate: string,
  { load, call }: AdministrationContext,
): Promise<CareWeekRow> {
  const [claimed] = await load.careWeeksOf(placement.id, { first: startDate, last: startDate })
  return weekRow(placement, startDate, claimed, dayOf(call.now))
}

export async function loadDays(week: CareWeekRow, context: AdministrationContext): Promise<CareDayRow[]> {
  const { placement, startDate: first } = week
  const last = daysAfter(first, 6)
  const [laid, open] = await Promise.all([
    context.load.careDaysOf(placement.id, { first, last }),
    openAt(placement, first, last, context),
  ])
  return dayRows(week, laid, open)
}
