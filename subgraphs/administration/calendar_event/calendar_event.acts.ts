import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, upserted, type UserError } from '../../shared/act.ts'
import { type Action, actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import { dayOf } from '../../shared/clock.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type {
  CancelLessonInput,
  MoveLessonInput,
  ReinstateLessonInput,
  ScheduleLessonsInput,
} from '../administration.generated.ts'
import { activityActions, lessonActions, type Scheduled, type ScheduledLesson } from './calendar_event.actions.ts'
import type {
  CalendarEventRow, CancelLessonPayloadRow, MoveLessonPayloadRow, ReinstateLessonPayloadRow, ScheduleLessonsPayloadRow,
} from './calendar_event.queries.ts' // prettier-ignore
import { clashFault, dayFault, isTaught, repeatFault, seriesDays, type Slot, slotOf } from './calendar_event.rules.ts'
import {
  addLessons, addTaken, cancelLesson, leaveTaken, lockSchedule, moveLesson, pupilOverlaps, reinstateLesson, type Taken, usable,
} from './calendar_event.writes.ts' // prettier-ignore

export async function scheduledActivity(id: string, { load }: AdministrationContext): Promise<Scheduled | null> {
  const activity = isId(id) ? await load.activityFacts.load(id) : null
  return activity && { activity, masters: await load.master.load(activity.organisationId) }
}

/** A lesson as those see it who may do something to it. */
export async function scheduledLesson(row: CalendarEventRow, context: AdministrationContext): Promise<ScheduledLesson | null> {
  const scheduled = await scheduledActivity(row.activityId, context)
  const led = await context.load.ledOrganisation.load(row.organisationId)
  return scheduled && { ...row, ...scheduled, roles: led?.roles ?? [] }
}

interface OnLesson<Error extends UserError> {
  readonly action: Action<ScheduledLesson>
  readonly run: (tx: Write, lesson: ScheduledLesson) => Promise<Outcome<Done<Error>>>
}

/** Runs an act on a lesson. */
export async function actOnLesson<Error extends UserError>(
  [info, context]: readonly [GraphQLResolveInfo, AdministrationContext],
  input: { readonly calendarEventId: string; readonly idempotencyKey?: string | null | undefined },
  { action, run }: OnLesson<Error>,
): Promise<Done<Error>> {
  const row = isId(input.calendarEventId) ? await context.load.calendarEvent.load(input.calendarEventId) : null
  return actOn<ScheduledLesson, Done<Error>>(info, context, input, {
    source: row && (await scheduledLesson(row, context)),
    action,
    unknown: refused('NOT_FOUND', 'There is no such lesson that you may see.', 'calendarEventId') as never,
    run,
  })
}

async function calendarAt(unit: string, days: readonly string[], { load }: AdministrationContext) {
  const [startDate = '', endDate = startDate] = [days[0], days.at(-1)]
  return { years: await load.schoolYearsOf.load(unit), daysOff: await load.daysOffOf(unit, { startDate, endDate }) }
}

const pupilFault = (overlaps: readonly { readonly day: string; readonly displayName: string }[]) =>
  overlaps.length === 0
    ? null
    : ({
        code: 'PUPIL_CLASH',
        message: `Groups with some of the same pupils have lessons then: ${overlaps.map(({ day, displayName }) => `${displayName} on ${day}`).join(', ')}.`,
      } as const)

/** Writes lessons; answers what stood in the way: what the database refuses, and pupils who would be in two places. */
async function placed(
  tx: Write,
  { activity }: Scheduled,
  { ids, isPupilClashAccepted }: { readonly ids: readonly string[]; readonly isPupilClashAccepted: boolean },
  write: (tx: Write) => Promise<unknown>,
) {
  const constraint = await violated(tx, write)
  if (constraint !== null) return clashFault(constraint)
  return isPupilClashAccepted ? null : pupilFault(await pupilOverlaps(tx, activity, ids))
}

const takenOf = ({ roomIds, resourceIds }: { roomIds?: readonly string[] | null | undefined; resourceIds?: readonly string[] | null | undefined }) => ({ roomIds: roomIds ?? [], resourceIds: resourceIds ?? [] }) // prettier-ignore

/** The first room or resource that is none the unit may use. */
async function takenFault(tx: Write, unit: string, taken: Taken) {
  if (taken.roomIds.length === 0 && taken.resourceIds.length === 0) return null
  const all = [...taken.roomIds, ...taken.resourceIds]
  const found = all.every(isId) ? await usable(tx, unit, taken) : new Set()
  if (taken.roomIds.some((id) => !found.has(id)))
    return { code: 'ROOM_NOT_FOUND', message: 'There is no such room that the unit may use.', field: ['roomIds'] } as const
  return taken.resourceIds.some((id) => !found.has(id))
    ? ({ code: 'RESOURCE_NOT_FOUND', message: 'There is no such resource that it may use.', field: ['resourceIds'] } as const)
    : null
}

const nothing = (...userErrors: ScheduleLessonsPayloadRow['userErrors']) => ({ answer: { ids: [], skipped: [], userErrors }, changed: [] }) // prettier-ignore
const noSchoolDay = { code: 'NOT_A_SCHOOL_DAY', message: 'Nobody is taught at the unit on such a day.' } as const

/** The times of the lessons of an activity, and the days of the series that have none. */
async function slotsOf(input: ScheduleLessonsInput, { activity }: Scheduled, context: AdministrationContext) {
  const { startDate, repeat } = input
  const fault = repeatFault(startDate, repeat) ?? dayFault(startDate, context.call.now, activity)
  if (fault) return fault
  const days = seriesDays(startDate, repeat)
  const calendar = await calendarAt(activity.organisationId, days, context)
  const taught = days.filter((day) => isTaught(day, activity.schoolTypes, calendar) && !dayFault(day, context.call.now, activity))
  if (taught.length === 0) return noSchoolDay
  const slots = taught.map((day) => slotOf(day, input))
  return slots.find((slot) => 'code' in slot) ?? { slots: slots as Slot[], skipped: days.filter((day) => !taught.includes(day)) }
}

export async function scheduleLessons(info: GraphQLResolveInfo, context: AdministrationContext, input: ScheduleLessonsInput) {
  return actOn<Scheduled, ScheduleLessonsPayloadRow>(info, context, input, {
    source: await scheduledActivity(input.activityId, context),
    action: activityActions.SCHEDULE_LESSONS,
    unknown: nothing({ code: 'NOT_FOUND', message: 'There is no such activity that you may see.', field: ['activityId'] }),
    run: async (tx, scheduled) => {
      const found = await slotsOf(input, scheduled, context)
      if ('code' in found) return nothing(found as never)
      const taken = takenOf(input)
      const fault = await takenFault(tx, scheduled.activity.organisationId, taken)
      if (fault) return nothing(fault)
      const { slots, skipped } = found
      const ids = slots.map(() => context.newId<'CalendarEvent'>())
      const seriesId = input.repeat ? context.newId() : null
      const added = { activity: scheduled.activity, ids, slots, seriesId, now: context.call.now }
      await lockSchedule(tx, scheduled.activity, slots.map(({ day }) => day), taken) // prettier-ignore
      const isPupilClashAccepted = input.isPupilClashAccepted ?? false
      const clash = await placed(tx, scheduled, { ids, isPupilClashAccepted }, (inside) => addLessons(inside, added, taken))
      if (clash) return nothing(clash)
      return { answer: { ids, skipped, userErrors: [] }, changed: ids.map((id) => upserted('CalendarEvent', id)) }
    },
  })
}

const changed = (id: string) => done(id, upserted('CalendarEvent', id))

export const moveGiven = (info: GraphQLResolveInfo, context: AdministrationContext, input: MoveLessonInput) =>
  actOnLesson<MoveLessonPayloadRow['userErrors'][number]>([info, context], input, {
    action: lessonActions.MOVE_LESSON,
    run: async (tx, lesson) => {
      const slot = slotOf(input.startDate, input)
      const wrong = dayFault(input.startDate, context.call.now, lesson.activity) ?? ('code' in slot ? slot : null)
      if (wrong || 'code' in slot) return faulty(wrong as never)
      const calendar = await calendarAt(lesson.organisationId, [input.startDate], context)
      if (!isTaught(input.startDate, lesson.activity.schoolTypes, calendar)) return faulty(noSchoolDay)
      const isKept = input.roomIds == null && input.resourceIds == null
      const taken = isKept ? lesson : takenOf(input)
      const fault = await takenFault(tx, lesson.organisationId, taken)
      if (fault) return faulty(fault)
      await lockSchedule(tx, lesson.activity, [slot.day], taken)
      const isPupilClashAccepted = input.isPupilClashAccepted ?? false
      const clash = await placed(tx, lesson, { ids: [lesson.id], isPupilClashAccepted }, async (inside) => {
        if (!isKept) await leaveTaken(inside, lesson.id)
        const { expectedVersion } = input
        if (!(await moveLesson(inside, { id: lesson.id, expectedVersion, now: context.call.now }, slot)))
          throw conflict('The lesson', expectedVersion)
        if (!isKept) await addTaken(inside, [lesson.id], taken)
      })
      return clash ? faulty(clash) : changed(lesson.id)
    },
  })

export const cancelGiven = (info: GraphQLResolveInfo, context: AdministrationContext, input: CancelLessonInput) =>
  actOnLesson<CancelLessonPayloadRow['userErrors'][number]>([info, context], input, {
    action: lessonActions.CANCEL_LESSON,
    run: async (tx, { id }) => {
      const { expectedVersion, reason } = input
      const wrong = reasonFault(reason)
      if (wrong) return faulty(wrong)
      if (!(await cancelLesson(tx, { id, expectedVersion, now: context.call.now }, reason.trim())))
        throw conflict('The lesson', expectedVersion)
      return changed(id)
    },
  })

export const reinstateGiven = (info: GraphQLResolveInfo, context: AdministrationContext, input: ReinstateLessonInput) =>
  actOnLesson<ReinstateLessonPayloadRow['userErrors'][number]>([info, context], input, {
    action: lessonActions.REINSTATE_LESSON,
    run: async (tx, lesson) => {
      const { expectedVersion, isPupilClashAccepted } = input
      await lockSchedule(tx, lesson.activity, [dayOf(lesson.startsAt)], lesson)
      const asked = { ids: [lesson.id], isPupilClashAccepted: isPupilClashAccepted ?? false }
      const clash = await placed(tx, lesson, asked, async (inside) => {
        if (!(await reinstateLesson(inside, { id: lesson.id, expectedVersion, now: context.call.now })))
          throw conflict('The lesson', expectedVersion)
      })
      return clash ? faulty(clash) : changed(lesson.id)
    },
  })
