import { heldThere, type LedOrganisation } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import { type Steered, steers } from '../goal/goal.rules.ts'
import type { AnnualWheelAction, WheelEventAction, WheelUnitAction } from '../governance.generated.ts'
import type { WheelEventRow, WheelUnitRow } from './annual_wheel.queries.ts'

const cancelled = ({ isCancelled }: Pick<WheelEventRow, 'isCancelled'>) =>
  isCancelled ? ({ code: 'CANCELLED', message: 'It is cancelled.', field: ['wheelEventId'] } as const) : null

/** What can be decided about the wheel of an organisation. */
export const annualWheelActions = {
  ADD_WHEEL_EVENT: { rule: steers },
} satisfies Actions<LedOrganisation, AnnualWheelAction>

/** What can be done to an event: by the authority to its own, by the principal to the unit's. */
export const wheelEventActions = {
  CHANGE_WHEEL_EVENT: { rule: steers, fault: cancelled },
  CANCEL_WHEEL_EVENT: { rule: steers, fault: cancelled },
} satisfies Actions<WheelEventRow & Steered, WheelEventAction>

export type UnitToAct = WheelUnitRow & Pick<LedOrganisation, 'roles'>

const principal = heldThere('PRINCIPAL')
const isDone = ({ doneAt }: UnitToAct) =>
  doneAt ? ({ code: 'ALREADY_DONE', message: 'It is done already.', field: ['organisationId'] } as const) : null
const isNotDone = ({ doneAt }: UnitToAct) =>
  doneAt ? null : ({ code: 'NOT_DONE', message: 'It is not done.', field: ['organisationId'] } as const)

/** What a unit can say of an event. */
export const wheelUnitActions = {
  REPORT_WHEEL_EVENT_DONE: { rule: principal, fault: (unit: UnitToAct) => cancelled(unit) ?? isDone(unit) },
  WITHDRAW_WHEEL_EVENT_DONE: { rule: principal, fault: (unit: UnitToAct) => cancelled(unit) ?? isNotDone(unit) },
} satisfies Actions<UnitToAct, WheelUnitAction>
