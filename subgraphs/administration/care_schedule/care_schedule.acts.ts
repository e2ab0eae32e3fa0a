import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { mondayBefore, mondayOf } from '../../shared/week.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { ClearCareDayInput, ReleaseCareWeekInput, SetCareDayError, SetCareDayInput } from '../administration.generated.ts'
import { commentFault, tellStaff } from '../care_comment/care_comment.writes.ts'
import type { CareOpeningRow } from '../care_opening/care_opening.queries.ts'
import { seenPlacement } from '../placement/placement.acts.ts'
import type { PlacementAtUnit } from '../placement/placement.rules.ts'
import { dayActions, loadDays, loadWeek, weekActions, weekRow } from './care_schedule.actions.ts'
import {
  type CareDayRow, type CareWeekRow, claimedWeeks, type ClearCareDayPayloadRow, laidDays, type ReleaseCareWeekPayloadRow, type SetCareDayPayloadRow,
} from './care_schedule.queries.ts' // prettier-ignore
import { hoursFault, nameFor, type OfPlacement, othersWeek, timesFault } from './care_schedule.rules.ts'
import { claimWeeks, clearDays, freeLapsed, layDays, lockSchedule, readingIn, releaseWeek } from './care_schedule.writes.ts'

type Day = CareDayRow & OfPlacement & { readonly openings: readonly CareOpeningRow[] }

const unknown = refused('NOT_FOUND', 'There is no such placement that you may see.', 'placementId')

const changed = ({ id }: PlacementAtUnit) => upserted('Placement', id)

/** A day as acts on it see it: whatever its week, laid or not. */
async function seenDay({ placementId, careDate }: { placementId: string; careDate: string }, context: AdministrationContext) {
  const placement = await seenPlacement(placementId, context)
  if (!placement) return null
  const days = await loadDays(await loadWeek(placement, mondayBefore(careDate), context), context)
  const openings = await context.load.careOpeningsOf.load(placement.organisationId)
  return { ...days.find((one) => one.careDate === careDate)!, placement, openings } satisfies Day
}

/** In whose name a day is laid: of who has the week, or of who takes it now; or why it is not. */
async function ownerIn(tx: Write, { placement, week: { startDate } }: Day, { guardianId }: SetCareDayInput, now: Date) {
  const [claimed] = await claimedWeeks(readingIn(tx), [placement.id], startDate, startDate)
  const week = weekRow(placement, startDate, claimed, dayOf(now))
  if (week.isOwn) return week.ownerId!
  if (!week.isFree) return othersWeek
  const owner = nameFor(placement.ownerIds, guardianId)
  if (typeof owner !== 'string') return owner
  if (week.ownerId !== null) await freeLapsed(tx, placement, [startDate])
  const { count } = await claimWeeks(tx, placement, owner, [startDate], now)
  return count === 1 ? owner : othersWeek
}

async function tooLong(tx: Write, { placement, week: { startDate } }: Day, { careDate, startTime, endTime }: SetCareDayInput) {
  const laid = await laidDays(readingIn(tx), [placement.id], startDate, daysAfter(startDate, 6))
  return hoursFault(placement, [...laid.filter((one) => one.careDate !== careDate), { startTime, endTime }])
}

async function layDay(tx: Write, day: Day, input: SetCareDayInput, { call, newId }: AdministrationContext) {
  const { placement } = day
  const { careDate, startTime, endTime, comment } = input
  const wrong = timesFault(input, careDate, day.openings) ?? commentFault(comment)
  if (wrong) return faulty(wrong as SetCareDayError)
  await lockSchedule(tx, placement)
  const owner = await ownerIn(tx, day, input, call.now)
  const stopped = typeof owner === 'string' ? await tooLong(tx, day, input) : owner
  if (stopped !== null || typeof owner !== 'string') return faulty(stopped as SetCareDayError)
  await clearDays(tx, placement, owner, [{ first: careDate, last: careDate }])
  await layDays(tx, placement, owner, [{ careDate, startTime, endTime }])
  const told = await tellStaff(
    tx,
    { id: newId<'CareComment'>(), placement, careDate, author: call.viewer.id, now: call.now },
    comment,
  )
  const also = told ? [upserted('CareComment', told)] : []
  return { answer: { id: placement.id, commentId: told, userErrors: [] }, changed: [changed(placement), ...also] }
}

export const setCareDay = async (info: GraphQLResolveInfo, context: AdministrationContext, input: SetCareDayInput) =>
  actOn<Day, SetCareDayPayloadRow>(info, context, input, {
    source: await seenDay(input, context),
    action: dayActions.SET_CARE_DAY,
    unknown,
    run: (tx, day) => layDay(tx, day, input, context),
  })

export const clearCareDay = async (info: GraphQLResolveInfo, context: AdministrationContext, input: ClearCareDayInput) =>
  actOn<Day, ClearCareDayPayloadRow>(info, context, input, {
    source: await seenDay(input, context),
    action: dayActions.CLEAR_CARE_DAY,
    unknown,
    run: async (tx, { placement, careDate, week: { ownerId } }) => {
      await lockSchedule(tx, placement)
      const cleared = await clearDays(tx, placement, ownerId!, [{ first: careDate, last: careDate }])
      if (cleared.count === 0) return refused('NOTHING_PLANNED', 'The child is not there that day as it is.', 'careDate')
      const told = { id: '', placement, careDate, author: context.viewer.id, now: context.call.now }
      await tellStaff(tx, told, null)
      return done(placement.id, changed(placement))
    },
  })

export async function releaseCareWeek(info: GraphQLResolveInfo, context: AdministrationContext, input: ReleaseCareWeekInput) {
  const monday = mondayOf(input.week)
  const placement = await seenPlacement(input.placementId, context)
  const noWeek = refused('WEEK_INVALID', 'Give an ISO week such as 2026-W48; not every year has 53.', 'week')
  const week = placement && monday ? { ...(await loadWeek(placement, monday, context)), placement } : null
  return actOn<CareWeekRow & OfPlacement, ReleaseCareWeekPayloadRow>(info, context, input, {
    source: week,
    action: weekActions.RELEASE_CARE_WEEK,
    unknown: placement && !monday ? noWeek : unknown,
    run: async (tx, { placement: kept, ownerId, startDate }) => {
      await lockSchedule(tx, kept)
      const isReleased = await releaseWeek(tx, kept, ownerId!, startDate)
      return isReleased ? done(kept.id, changed(kept)) : refused('WEEK_NOT_OWNED', "The week is nobody's.", 'week')
    },
  })
}
