import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, upserted, type UserError } from '../../shared/act.ts'
import { type Action, actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
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
import { lockLesson } from '../attendance/attendance.lock.ts'
import { activityActions, lessonActions, type Scheduled, type ScheduledLesson } from './calendar_event.actions.ts'
import type {
  CalendarEventRow, CancelLessonPayloadRow, MoveLessonPayloadRow, ReinstateLessonPayloadRow, ScheduleLessonsPayloadRow,
} from './calendar_event.queries.ts' // prettier-ignore
import { calendarAt, noSchoolDay, placed, takenBy, takenFault, takenOf } from './calendar_event.placing.ts'
import { dayFault, isTaught, repeatFault, seriesDays, type Slot, slotOf } from './calendar_event.rules.ts'
import {
  addLessons, addTaken, cancelLesson, leaveTaken, lockSchedule, moveLesson, reinstateLesson,
} from './calendar_event.writes.ts' // prettier-ignore

export async function scheduledActivity(id: string, { load }: AdministrationContext): Promise<Scheduled | null> {
  const activity = isId(id) ? await load.activityFacts.load(id) : null
  return activity && { activity, masters: await load.master.load(activity.organisationId) }
}

/** A lesson as those see it who may do something to it. */
export async function scheduledLesson(row: CalendarEventRow, context: AdministrationContext): Promise<ScheduledLesson | null> {
  const { load } = context
  const scheduled = await scheduledActivity(row.activityId, context)
  const led = await load.ledOrganisation.load(row.organisationId)
  const [roll, report] = await Promise.all([load.rollFacts.load(row.id), load.lessonReport.load(row.id)])
  return scheduled && { ...row, ...scheduled, roles: led?.roles ?? [], roll, report }
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

const nothing = (...userErrors: ScheduleLessonsPayloadRow['userErrors']) => ({ answer: { ids: [], skipped: [], userErrors }, changed: [] }) // prettier-ignore
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
  const source = await scheduledActivity(input.activityId, context)
  const found = source && (await slotsOf(input, source, context))
  return actOn<Scheduled, ScheduleLessonsPayloadRow>(info, context, input, {
    source: found && source,
    action: activityActions.SCHEDULE_LESSONS,
    unknown: nothing({ code: 'NOT_FOUND', message: 'There is no such activity that you may see.', field: ['activityId'] }),
    run: async (tx, scheduled) => {
      if (!found || 'code' in found) return nothing(found as never)
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

/** Whether the unit of a lesson teaches on the day it is to be moved to. */
async function isMovedToSchoolDay({ calendarEventId, startDate }: MoveLessonInput, context: AdministrationContext) {
  const row = isId(calendarEventId) ? await context.load.calendarEvent.load(calendarEventId) : null
  const facts = row && (await context.load.activityFacts.load(row.activityId))
  if (!facts) return false
  return isTaught(startDate, facts.schoolTypes, await calendarAt(facts.organisationId, [startDate], context))
}

export const moveGiven = async (info: GraphQLResolveInfo, context: AdministrationContext, input: MoveLessonInput) => {
  const isSchoolDay = await isMovedToSchoolDay(input, context)
  return actOnLesson<MoveLessonPayloadRow['userErrors'][number]>([info, context], input, {
    action: lessonActions.MOVE_LESSON,
    run: async (tx, lesson) => {
      const slot = slotOf(input.startDate, input)
      const wrong = dayFault(input.startDate, context.call.now, lesson.activity) ?? ('code' in slot ? slot : null)
      if (wrong || 'code' in slot) return faulty(wrong as never)
      if (!isSchoolDay) return faulty(noSchoolDay)
      const isKept = input.roomIds == null && input.resourceIds == null
      const taken = isKept ? takenBy(lesson) : takenOf(input)
      const fault = await takenFault(tx, lesson.organisationId, taken)
      if (fault) return faulty(fault)
      await lockSchedule(tx, lesson.activity, [slot.day], taken)
      await lockLesson(tx, lesson.id)
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
}

export const cancelGiven = (info: GraphQLResolveInfo, context: AdministrationContext, input: CancelLessonInput) =>
  actOnLesson<CancelLessonPayloadRow['userErrors'][number]>([info, context], input, {
    action: lessonActions.CANCEL_LESSON,
    run: async (tx, { id }) => {
      const { expectedVersion, reason } = input
      const wrong = reasonFault(reason)
      if (wrong) return faulty(wrong)
      await lockLesson(tx, id)
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
      await lockSchedule(tx, lesson.activity, [dayOf(lesson.startsAt)], takenBy(lesson))
      const asked = { ids: [lesson.id], isPupilClashAccepted: isPupilClashAccepted ?? false }
      const clash = await placed(tx, lesson, asked, async (inside) => {
        if (!(await reinstateLesson(inside, { id: lesson.id, expectedVersion, now: context.call.now })))
          throw conflict('The lesson', expectedVersion)
      })
      return clash ? faulty(clash) : changed(lesson.id)
    },
  })
