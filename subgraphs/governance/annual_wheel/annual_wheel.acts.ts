import type { GraphQLResolveInfo } from 'graphql'
import type { LedOrganisation } from '../../access/organisations.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { led, steered } from '../goal/goal.actions.ts'
import { longTextFault, type Steered } from '../goal/goal.rules.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type {
  AddWheelEventInput, CancelWheelEventInput, ChangeWheelEventInput, ReportWheelEventDoneInput, WheelUnitAction,
  WithdrawWheelEventDoneInput,
} from '../governance.generated.ts' // prettier-ignore
import { annualWheelActions, type UnitToAct, wheelEventActions, wheelUnitActions } from './annual_wheel.actions.ts'
import type {
  AddWheelEventPayloadRow, CancelWheelEventPayloadRow, ChangeWheelEventPayloadRow, ReportWheelEventDonePayloadRow, WheelEventRow,
  WheelUnitRow, WithdrawWheelEventDonePayloadRow,
} from './annual_wheel.queries.ts' // prettier-ignore
import { eventFaults } from './annual_wheel.rules.ts'
import { cancelEvent, changeEvent, insertEvent, reportDone, withdrawDone } from './annual_wheel.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: GovernanceContext, input: Input]
type SteeredEvent = WheelEventRow & Steered

const noEvent = refused('NOT_FOUND', 'There is no such event that you may see.', 'wheelEventId')
const notConcerned = refused('NOT_CONCERNED', 'Nothing is asked of such a unit that you lead.', 'organisationId')
const readAt = (input: { readonly expectedVersion: number }) => conflict('The event', input.expectedVersion)

/** An event as it is written. */
const asWritten = (input: AddWheelEventInput | ChangeWheelEventInput) => ({
  title: input.title.trim(),
  description: input.description.trim(),
  startsOn: input.startsOn,
  dueOn: input.dueOn,
  schoolTypes: input.schoolTypes ?? null,
  isRequired: input.isRequired ?? true,
  link: input.link ?? ('NONE' as const),
  academicYear: input.academicYear ?? null,
})

export async function addGiven(...[info, context, input]: Acting<AddWheelEventInput>) {
  return actOn<LedOrganisation, AddWheelEventPayloadRow>(info, context, input, {
    source: await led(input.organisationId, context),
    action: annualWheelActions.ADD_WHEEL_EVENT,
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const event = { ...asWritten(input), id: context.newId<'WheelEvent'>() }
      const faults = eventFaults(event)
      if (faults.length > 0) return faulty(...faults)
      await insertEvent(tx, organisationId, event, context.call.now)
      return done(event.id, upserted('WheelEvent', event.id))
    },
  })
}

async function foundEvent(id: string, context: GovernanceContext): Promise<SteeredEvent | null> {
  const row = isId(id) ? await context.load.wheelEvent.load(id) : null
  return row && steered(row, context)
}

export async function changeGiven(...[info, context, input]: Acting<ChangeWheelEventInput>) {
  return actOn<SteeredEvent, ChangeWheelEventPayloadRow>(info, context, input, {
    source: await foundEvent(input.wheelEventId, context),
    action: wheelEventActions.CHANGE_WHEEL_EVENT,
    unknown: noEvent,
    run: async (tx, { id }) => {
      const event = { ...asWritten(input), id }
      const faults = eventFaults(event)
      if (faults.length > 0) return faulty(...faults)
      if (!(await changeEvent(tx, event, input.expectedVersion, context.call.now))) throw readAt(input)
      return done(id, upserted('WheelEvent', id))
    },
  })
}

export async function cancelGiven(...[info, context, input]: Acting<CancelWheelEventInput>) {
  return actOn<SteeredEvent, CancelWheelEventPayloadRow>(info, context, input, {
    source: await foundEvent(input.wheelEventId, context),
    action: wheelEventActions.CANCEL_WHEEL_EVENT,
    unknown: noEvent,
    run: async (tx, { id }) => {
      if (!(await cancelEvent(tx, id, input.expectedVersion, context.call.now))) throw readAt(input)
      return done(id, upserted('WheelEvent', id))
    },
  })
}

/** A unit's row of an event, with what the viewer is at the unit. */
export const unitToAct = async (row: WheelUnitRow, context: GovernanceContext): Promise<UnitToAct> => ({
  ...row,
  roles: (await led(row.organisationId, context))?.roles ?? [],
})

/** The unit an act is about, and what it is answered with where there is none. */
async function foundUnit(
  { wheelEventId, organisationId }: { readonly wheelEventId: string; readonly organisationId: string },
  name: WheelUnitAction,
  context: GovernanceContext,
) {
  const event = isId(wheelEventId) ? await context.load.wheelEvent.load(wheelEventId) : null
  const units = event ? await context.load.unitsOfWheelEvent.load(event.id) : []
  const unit = units.find((one) => one.organisationId === organisationId.toLowerCase())
  return {
    source: unit ? await unitToAct(unit, context) : null,
    action: wheelUnitActions[name],
    unknown: event ? notConcerned : noEvent,
  }
}

export async function reportGiven(...[info, context, input]: Acting<ReportWheelEventDoneInput>) {
  return actOn<UnitToAct, ReportWheelEventDonePayloadRow>(info, context, input, {
    ...(await foundUnit(input, 'REPORT_WHEEL_EVENT_DONE', context)),
    run: async (tx, { eventId, organisationId }) => {
      const note = input.note?.trim() || null
      const fault = longTextFault(note ?? '', 'note', 1000)
      if (fault) return faulty(fault)
      const { viewer, now } = context.call
      if (!(await reportDone(tx, { eventId, organisationId, note, by: viewer.id, now })))
        return refused('ALREADY_DONE', 'It is done already.', 'organisationId')
      return done(eventId, upserted('WheelEvent', eventId))
    },
  })
}

export async function withdrawGiven(...[info, context, input]: Acting<WithdrawWheelEventDoneInput>) {
  return actOn<UnitToAct, WithdrawWheelEventDonePayloadRow>(info, context, input, {
    ...(await foundUnit(input, 'WITHDRAW_WHEEL_EVENT_DONE', context)),
    run: async (tx, { eventId, organisationId }) =>
      (await withdrawDone(tx, eventId, organisationId))
        ? done(eventId, upserted('WheelEvent', eventId))
        : refused('NOT_DONE', 'It is not done.', 'organisationId'),
  })
}
