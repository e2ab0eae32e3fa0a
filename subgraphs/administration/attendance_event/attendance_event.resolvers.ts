import { permittedActions } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { mondayOf, weekOf } from '../../shared/week.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { presenceActions, presenceOf } from './attendance_event.actions.ts'
import { checkIn, checkOut } from './attendance_event.acts.ts'

export const attendanceEventResolvers = {
  Placement: {
    attendanceEvents: ({ id }, { on }, { load, call }) => load.attendanceEventsOf(id, { day: on ?? dayOf(call.now) }),
    permittedPresenceActions: async (row, _, context) =>
      permittedActions(presenceActions, await presenceOf(row, context), context),
  },
  Organisation: {
    careHeadCounts: async ({ id }, { week, groupId = null }, { load, call: { now } }) => {
      const first = mondayOf(week ?? weekOf(dayOf(now)))
      if (!first) throw badInput('`week` is an ISO week such as 2026-W48; not every year has 53.')
      if (!(await load.plannedUnit.load(id))) return null
      if (groupId !== null && !isId(groupId)) return []
      return load.careHeadCountsOf(id, { first, last: daysAfter(first, 6), groupId, now })
    },
  },
  AttendanceEvent: {
    placement: ({ placementId }, _, { load }) => load.placement.load(placementId),
    registeredBy: ({ registeredById }, _, context) => personOf(registeredById, context),
  },
  Mutation: {
    checkIn: (_, { input }, context, info) => checkIn(info, context, input),
    checkOut: (_, { input }, context, info) => checkOut(info, context, input),
  },
  CheckInPayload: { attendanceEvent: ({ id }, _, { load }) => (id ? load.attendanceEvent.load(id) : null) },
  CheckOutPayload: { attendanceEvent: ({ id }, _, { load }) => (id ? load.attendanceEvent.load(id) : null) },
} satisfies Resolvers
