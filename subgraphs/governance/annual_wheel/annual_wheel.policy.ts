import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import { steerers } from '../goal/goal.rules.ts'
import type { AnnualWheelActsFields, AnnualWheelFields } from '../governance.generated.ts'
import { wheelReaders } from './annual_wheel.rules.ts'

const principals = role('principals', 'rektorer', 'PRINCIPAL')
const payload = { wheelEvent: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

export const annualWheelPolicy = {
  Query: { annualWheel: wheelReaders, wheelEvent: wheelReaders },
  // Of which units, the rows say.
  UnitOverview: { comingEvents: wheelReaders, lateEvents: steerers },
  AnnualWheel: { year: allow, organisation: allow, events: allow, permittedActions: allow },
  WheelEvent: {
    id: allow,
    organisation: allow,
    title: allow,
    description: allow,
    startsOn: allow,
    dueOn: allow,
    schoolTypes: allow,
    isRequired: allow,
    link: allow,
    academicYear: allow,
    isCancelled: allow,
    // Of which units, the rows say.
    units: steerers,
    behind: steerers,
    version: allow,
    permittedActions: allow,
  },
  WheelUnit: { organisation: allow, state: allow, doneAt: allow, doneBy: allow, note: allow, permittedActions: allow },
  // For which organisation, the rules of the acts say: see annual_wheel.actions.ts.
  Mutation: {
    addWheelEvent: steerers,
    changeWheelEvent: steerers,
    cancelWheelEvent: steerers,
    reportWheelEventDone: principals,
    withdrawWheelEventDone: principals,
  },
  AddWheelEventPayload: payload,
  AddWheelEventError: error,
  ChangeWheelEventPayload: payload,
  ChangeWheelEventError: error,
  CancelWheelEventPayload: payload,
  CancelWheelEventError: error,
  ReportWheelEventDonePayload: payload,
  ReportWheelEventDoneError: error,
  WithdrawWheelEventDonePayload: payload,
  WithdrawWheelEventDoneError: error,
} satisfies Policy<AnnualWheelFields & AnnualWheelActsFields>
