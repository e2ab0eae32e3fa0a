import { permittedActions } from '../../shared/action.ts'
import { instantFrom } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import { reference } from '../../shared/module.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import { activityActions, lessonActions } from './calendar_event.actions.ts'
import {
  cancelGiven,
  moveGiven,
  reinstateGiven,
  scheduledActivity,
  scheduledLesson,
  scheduleLessons,
} from './calendar_event.acts.ts'

/** The rows there are of these ids, in their order. */
async function each<Row>(ids: readonly string[], load: (id: string) => Promise<Row | null>): Promise<Row[]> {
  return (await Promise.all(ids.map(load))).filter((row) => row !== null)
}

export const calendarEventResolvers = {
  Query: { calendarEvent: (_, { id }, { load }) => (isId(id) ? load.calendarEvent.load(id) : null) },
  Activity: {
    permittedScheduleActions: async ({ id }, _, context) => {
      const scheduled = await scheduledActivity(id, context)
      return scheduled && permittedActions(activityActions, scheduled, context)
    },
  },
  CalendarEvent: {
    __resolveReference: reference((id, { load }: AdministrationContext) => load.calendarEvent.load(id)),
    activity: ({ activityId }) => ({ id: activityId }),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    displayName: async ({ activityId }, _, { load }) => (await load.activityName.load(activityId))?.displayName ?? null,
    rooms: ({ lessonRooms }) => lessonRooms,
    // Few lessons take any: those that do not wait for nothing.
    resources: ({ resourceIds }, _, { load }) =>
      resourceIds.length > 0 ? each(resourceIds, (id) => load.resource.load(id)) : [],
    groups: ({ groupIds }) => groupIds.map((id) => ({ id })),
    teachers: ({ lessonTeachers }) => lessonTeachers,
    expectedPupils: async ({ id }, _, { load }) => {
      const pupils = await load.pupilsOfLesson.load(id)
      return each(
        pupils.map(({ personId }) => personId),
        (one) => load.personRelations.load(one),
      )
    },
    permittedActions: async (row, _, context) => {
      const lesson = await scheduledLesson(row, context)
      return lesson && permittedActions(lessonActions, lesson, context)
    },
  },
  LessonTeacher: {
    duty: ({ dutyId }) => ({ id: dutyId }),
    startsAt: ({ ownStartsAt }) => ownStartsAt === null ? null : instantFrom(ownStartsAt), // prettier-ignore
    endsAt: ({ ownEndsAt }) => ownEndsAt === null ? null : instantFrom(ownEndsAt), // prettier-ignore
  },
  Mutation: {
    scheduleLessons: (_, { input }, context, info) => scheduleLessons(info, context, input),
    moveLesson: (_, { input }, context, info) => moveGiven(info, context, input),
    cancelLesson: (_, { input }, context, info) => cancelGiven(info, context, input),
    reinstateLesson: (_, { input }, context, info) => reinstateGiven(info, context, input),
  },
  ScheduleLessonsPayload: {
    lessons: ({ ids }, _, { load }) => each(ids, (id) => load.calendarEvent.load(id)),
    skippedOn: ({ skipped }) => skipped,
  },
  MoveLessonPayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
  CancelLessonPayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
  ReinstateLessonPayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
} satisfies Resolvers
