import { knownPerson } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { mondayOf, weekOf } from '../../shared/week.ts'
import type { Resolvers } from '../administration.generated.ts'
import { atUnit } from '../placement/placement.actions.ts'
import { dayActions, loadDays, loadWeek, scheduleActions, weekActions } from './care_schedule.actions.ts'
import { clearCareDay, releaseCareWeek, setCareDay } from './care_schedule.acts.ts'
import { earliestMonday } from './care_schedule.plan.ts'
import { previewCareSchedule, submitCareSchedule } from './care_schedule.submit.ts'

export const careScheduleResolvers = {
  Query: { previewCareSchedule: (_, input, context) => previewCareSchedule(context, input) },
  Placement: {
    careWeek: (placement, { week }, context) => {
      const monday = mondayOf(week ?? weekOf(dayOf(context.call.now)))
      if (!monday) throw badInput('`week` is an ISO week such as 2026-W48; not every year has 53.')
      return loadWeek(placement, monday, context)
    },
    earliestSchedulableDate: (_, __, { call }) => earliestMonday(dayOf(call.now)),
    attendanceSchedules: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['startDate', 'id'])
      return connectionOf(await load.attendanceSchedulePage(id, page), page.size, (row) => [row.startDate, row.id])
    },
    permittedScheduleActions: async (row, _, context) => permittedActions(scheduleActions, await atUnit(row, context), context),
  },
  CareWeek: {
    owner: ({ ownerId, isFree }, _, context) => (ownerId === null || isFree ? null : knownPerson(ownerId, context)),
    days: (week, _, context) => loadDays(week, context),
    permittedActions: async (week, _, context) =>
      permittedActions(weekActions, { ...week, placement: await atUnit(week.placement, context) }, context),
  },
  CareDay: {
    permittedActions: async (day, _, context) =>
      permittedActions(dayActions, { ...day, placement: await atUnit(day.placement, context) }, context),
  },
  AttendanceSchedule: {
    placement: ({ placementId }, _, { load }) => load.placement.load(placementId),
    scheduleEntries: ({ entries }) => entries,
  },
  CareWeekPlan: {
    days: async ({ days, outcome, laid, startDate }, _, { load }) => {
      if (days) return days
      if (!laid || outcome.startsWith('SKIPPED')) return []
      const { placementId, first, last } = laid
      const all = await load.careDaysOf(placementId, { first, last })
      return all.filter(({ careDate }) => startDate <= careDate && careDate <= daysAfter(startDate, 6))
    },
  },
  Mutation: {
    submitCareSchedule: (_, { input }, context, info) => submitCareSchedule(info, context, input),
    setCareDay: (_, { input }, context, info) => setCareDay(info, context, input),
    clearCareDay: (_, { input }, context, info) => clearCareDay(info, context, input),
    releaseCareWeek: (_, { input }, context, info) => releaseCareWeek(info, context, input),
  },
  SubmitCareSchedulePayload: {
    attendanceSchedule: ({ id }, _, { load }) => (id ? load.attendanceSchedule.load(id) : null),
    weeks: ({ weeks }) => weeks ?? null,
  },
  SetCareDayPayload: {
    placement: ({ id }, _, { load }) => (id ? load.placement.load(id) : null),
    careComment: ({ commentId }, _, { load }) => (commentId ? load.careComment.load(commentId) : null),
  },
  ClearCareDayPayload: { placement: ({ id }, _, { load }) => (id ? load.placement.load(id) : null) },
  ReleaseCareWeekPayload: { placement: ({ id }, _, { load }) => (id ? load.placement.load(id) : null) },
} satisfies Resolvers
