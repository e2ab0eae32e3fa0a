import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import { type Id, isId } from '../../shared/ids.ts'
import { led, steered } from '../goal/goal.actions.ts'
import { boundsOfYear } from '../goal/goal.rules.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { academicYearOf } from '../period/period.rules.ts'
import { annualWheelActions, wheelEventActions, wheelUnitActions } from './annual_wheel.actions.ts'
import { addGiven, cancelGiven, changeGiven, reportGiven, unitToAct, withdrawGiven } from './annual_wheel.acts.ts'
import type { WheelUnitRow } from './annual_wheel.queries.ts'
import { calendarYear, unitState } from './annual_wheel.rules.ts'

const payload = {
  wheelEvent: ({ id }: { readonly id: string | null }, _: object, { load }: GovernanceContext) =>
    id ? load.wheelEvent.load(id) : null,
}

export const annualWheelResolvers = {
  Query: {
    annualWheel: (_, { year, organisationId }) => {
      calendarYear(year)
      return isId(organisationId) ? { year, organisationId: organisationId as Id<'Organisation'> } : null
    },
    wheelEvent: (_, { id }, { load }) => (isId(id) ? load.wheelEvent.load(id) : null),
  },
  UnitOverview: {
    comingEvents: ({ organisationId }, _, { load, call }) => {
      const today = dayOf(call.now)
      return load.wheelEventsOn(organisationId, { startDate: today, endDate: daysAfter(today, 30) })
    },
    lateEvents: async ({ organisationId, span }, _, { load, call }) => {
      const today = dayOf(call.now)
      const events = await load.wheelEventsOn(organisationId, boundsOfYear(academicYearOf(span.end)))
      const units = await Promise.all(events.map(({ id }) => load.unitsOfWheelEvent.load(id)))
      const isLate = (of: readonly WheelUnitRow[]) =>
        of.some((unit) => unit.organisationId === organisationId && unitState(unit.doneAt, unit.dueOn, today) === 'BEHIND')
      return events.filter((_event, n) => isLate(units[n]!))
    },
  },
  AnnualWheel: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    events: ({ year, organisationId }, _, { load }) => load.wheelEventsOn(organisationId, calendarYear(year)),
    permittedActions: async ({ organisationId }, _, context) => {
      const organisation = await led(organisationId, context)
      return organisation && permittedActions(annualWheelActions, organisation, context)
    },
  },
  WheelEvent: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    units: ({ id }, _, { load }) => load.unitsOfWheelEvent.load(id),
    behind: async ({ id, isCancelled }, _, { load, call }) => {
      if (isCancelled) return []
      const units = await load.unitsOfWheelEvent.load(id)
      const late = units.filter(({ doneAt, dueOn }) => unitState(doneAt, dueOn, dayOf(call.now)) === 'BEHIND')
      return late.map(({ organisationId }) => ({ id: organisationId }))
    },
    permittedActions: async (row, _, context) => permittedActions(wheelEventActions, await steered(row, context), context),
  },
  WheelUnit: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    state: ({ doneAt, dueOn }, _, { call }) => unitState(doneAt, dueOn, dayOf(call.now)),
    doneBy: ({ doneById }, _, context) => personOf(doneById, context),
    permittedActions: async (row, _, context) => permittedActions(wheelUnitActions, await unitToAct(row, context), context),
  },
  Mutation: {
    addWheelEvent: (_, { input }, context, info) => addGiven(info, context, input),
    changeWheelEvent: (_, { input }, context, info) => changeGiven(info, context, input),
    cancelWheelEvent: (_, { input }, context, info) => cancelGiven(info, context, input),
    reportWheelEventDone: (_, { input }, context, info) => reportGiven(info, context, input),
    withdrawWheelEventDone: (_, { input }, context, info) => withdrawGiven(info, context, input),
  },
  AddWheelEventPayload: payload,
  ChangeWheelEventPayload: payload,
  CancelWheelEventPayload: payload,
  ReportWheelEventDonePayload: payload,
  WithdrawWheelEventDonePayload: payload,
} satisfies Resolvers
