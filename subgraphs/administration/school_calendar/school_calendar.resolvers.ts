import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../administration.generated.ts'
import { calendarActions, dayOffActions, schoolYearActions } from './school_calendar.actions.ts'
import { addDayOffGiven, decideSchoolYear, removeDayOffGiven, removeSchoolYearGiven, withRoles } from './school_calendar.acts.ts'
import { boundedPeriod, termsOf, yearName } from './school_calendar.rules.ts'

export const schoolCalendarResolvers = {
  Query: { schoolYear: (_, { id }, { load }) => (isId(id) ? load.schoolYear.load(id) : null) },
  Organisation: {
    schoolYears: ({ id }, _, { load }) => load.schoolYearsOf.load(id),
    schoolYear: async ({ id }, { on }, { load, call }) => {
      const day = on ?? dayOf(call.now)
      return (await load.schoolYearsOf.load(id)).find(({ startDate, endDate }) => startDate <= day && day <= endDate) ?? null
    },
    daysOff: ({ id }, period, { load }) => load.daysOffOf(id, boundedPeriod(period)),
    permittedCalendarActions: async ({ id }, _, context) => {
      const led = await context.load.ledOrganisation.load(id)
      return led && permittedActions(calendarActions, led, context)
    },
  },
  SchoolYear: {
    displayName: yearName,
    terms: termsOf,
    organisation: ({ organisationId }) => ({ id: organisationId }),
    permittedActions: async (row, _, context) => permittedActions(schoolYearActions, await withRoles(row, context), context),
  },
  DayOff: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    permittedActions: async (row, _, context) => permittedActions(dayOffActions, await withRoles(row, context), context),
  },
  Mutation: {
    decideSchoolYear: (_, { input }, context, info) => decideSchoolYear(info, context, input),
    removeSchoolYear: (_, { input }, context, info) => removeSchoolYearGiven(info, context, input),
    addDayOff: (_, { input }, context, info) => addDayOffGiven(info, context, input),
    removeDayOff: (_, { input }, context, info) => removeDayOffGiven(info, context, input),
  },
  DecideSchoolYearPayload: { schoolYear: ({ id }, _, { load }) => (id ? load.schoolYear.load(id) : null) },
  RemoveSchoolYearPayload: { organisation: ({ id }) => (id ? { id: id as never } : null) },
  AddDayOffPayload: { dayOff: ({ id }, _, { load }) => (id ? load.dayOff.load(id) : null) },
  RemoveDayOffPayload: { organisation: ({ id }) => (id ? { id: id as never } : null) },
} satisfies Resolvers
