import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, faulty, refused } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import type { Read, Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import { demand } from '../../shared/policy.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { CareScheduleInput, QueryPreviewCareScheduleArgs, SubmitCareScheduleError, SubmitCareScheduleInput } from '../administration.generated.ts' // prettier-ignore
import type { Open } from '../care_opening/care_opening.rules.ts'
import { seenPlacement } from '../placement/placement.acts.ts'
import type { PlacementAtUnit } from '../placement/placement.rules.ts'
import { openAt, scheduleActions, weekRow } from './care_schedule.actions.ts'
import { lastDayOf, mostWeeks, type PlannedWeek, planOf, type Standing, weeksOf } from './care_schedule.plan.ts'
import { claimedWeeks, laidDays, type SubmitCareSchedulePayloadRow } from './care_schedule.queries.ts'
import { nameFor, scheduleFault } from './care_schedule.rules.ts'
import { claimWeeks, clearDays, freeLapsed, keepSchedule, layDays, lockSchedule, readingIn } from './care_schedule.writes.ts'

const unknown = refused('NOT_FOUND', 'There is no such placement that you may see.', 'placementId')

interface Laying {
  readonly placement: PlacementAtUnit
  readonly owner: string
  readonly schedule: CareScheduleInput
  readonly open: Open
  readonly today: string
}

/** What a schedule would be laid by; or what is wrong with it. */
function layingOf(
  placement: PlacementAtUnit,
  open: Open,
  input: Omit<QueryPreviewCareScheduleArgs, 'placementId'>,
  today: string,
) {
  const { schedule, guardianId } = input
  const wrong = scheduleFault(schedule, placement, open.openings, today)
  if (wrong) return wrong
  const owner = nameFor(placement.ownerIds, guardianId)
  return typeof owner === 'string' ? { placement, owner, schedule, open, today } : owner
}

/** How the weeks of a schedule stand, and what comes of each. */
async function planned(read: Read, { placement, owner, schedule, open, today }: Laying) {
  const weeks = weeksOf(schedule)
  const last = daysAfter(weeks.at(-1)!.startDate, 6)
  const claimed = await claimedWeeks(read, [placement.id], schedule.startDate, last)
  const laid = await laidDays(read, [placement.id], schedule.startDate, last)
  const standing = new Map<string, Standing>()
  const lapsed: string[] = []
  for (const one of claimed) {
    const isOwn = one.ownerId === owner
    const { isFree } = weekRow(placement, one.startDate, one, today)
    if (isFree) lapsed.push(one.startDate)
    const days = laid.filter(({ careDate }) => careDate >= one.startDate && careDate <= daysAfter(one.startDate, 6))
    const kept = days.map(({ careDate, startTime, endTime }) => ({ careDate, startTime, endTime }))
    standing.set(one.startDate, isFree ? { owner: 'FREE', days: [] } : { owner: isOwn ? 'OWN' : 'OTHER', days: kept })
  }
  return { plan: planOf(schedule, { ...placement, ...open, standing }), lapsed }
}

async function lay(
  tx: Write,
  { placement, owner, schedule }: Laying,
  plan: readonly PlannedWeek[],
  lapsed: readonly string[],
  newIds: { id: string; now: Date },
) {
  const written = plan.filter(({ outcome }) => outcome === 'WRITTEN')
  const weeks = written.map(({ startDate }) => startDate)
  await freeLapsed(tx, placement, lapsed.filter((week) => weeks.includes(week))) // prettier-ignore
  await claimWeeks(tx, placement, owner, weeks, newIds.now)
  await clearDays(tx, placement, owner, written.map(({ startDate, lastDate }) => ({ first: startDate, last: lastDate }))) // prettier-ignore
  await layDays(tx, placement, owner, written.flatMap(({ days }) => days)) // prettier-ignore
  const { startDate, scheduleEntries, repeat } = schedule
  const endDate = lastDayOf(schedule, weeksOf(schedule))
  const kept = { owner, numberOfWeeks: repeat?.everyWeeks ?? 1, startDate, endDate, entries: scheduleEntries }
  await keepSchedule(tx, placement, { ...kept, ...newIds })
}

/** Whatever a schedule could be about: when care is open is read before the act. */
const openFor = (placement: PlacementAtUnit | null, { startDate, repeat }: CareScheduleInput, context: AdministrationContext) =>
  placement &&
  openAt(placement, startDate, daysAfter(startDate, 7 * mostWeeks * Math.max(1, Math.min(repeat?.everyWeeks ?? 1, 52))), context)

const told = ({ week, startDate, outcome, days }: PlannedWeek) => ({ week, startDate, outcome, days })

/** What submitCareSchedule would do, by the same code and under the same rule. */
export async function previewCareSchedule(
  context: AdministrationContext,
  { placementId, ...input }: QueryPreviewCareScheduleArgs,
) {
  const placement = await seenPlacement(placementId, context)
  if (!placement) return { ...unknown.answer, weeks: null }
  const { rule, fault } = scheduleActions.SUBMIT_CARE_SCHEDULE
  demand(rule, placement, context, 'Query.previewCareSchedule')
  const open = await openFor(placement, input.schedule, context)
  const laying = fault(placement, context.call) ?? layingOf(placement, open!, input, dayOf(context.call.now))
  if ('code' in laying) return { weeks: null, userErrors: [laying as SubmitCareScheduleError] }
  return { weeks: (await planned(context.read, laying)).plan.map(told), userErrors: [] }
}

export async function submitCareSchedule(
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  input: SubmitCareScheduleInput,
) {
  const { call, newId } = context
  const source = isId(input.placementId) ? await seenPlacement(input.placementId, context) : null
  const open = await openFor(source, input.schedule, context)
  return actOn<PlacementAtUnit, SubmitCareSchedulePayloadRow>(info, context, input, {
    source,
    action: scheduleActions.SUBMIT_CARE_SCHEDULE,
    unknown,
    run: async (tx, placement) => {
      const laying = layingOf(placement, open!, input, dayOf(call.now))
      if ('code' in laying) return faulty(laying as SubmitCareScheduleError)
      await lockSchedule(tx, placement)
      const { plan, lapsed } = await planned(readingIn(tx), laying)
      const id = newId<'AttendanceSchedule'>()
      await lay(tx, laying, plan, lapsed, { id, now: call.now })
      const last = daysAfter(plan.at(-1)!.startDate, 6)
      const laid = { placementId: placement.id, first: plan[0]!.startDate, last }
      const weeks = plan.map(({ week, startDate, outcome }) => ({ week, startDate, outcome, laid }))
      return {
        answer: { id, weeks, userErrors: [] },
        changed: [upserted('AttendanceSchedule', id), upserted('Placement', placement.id)],
      }
    },
  })
}
