import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Call } from '../../shared/viewer.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { PresenceAction } from '../administration.generated.ts'
import { atUnit } from '../placement/placement.actions.ts'
import type { PlacementRow } from '../placement/placement.queries.ts'
import { isPlacedOn, keptElsewhere, type PlacementAtUnit } from '../placement/placement.rules.ts'

export interface Presence extends PlacementAtUnit {
  readonly isIn: boolean
}

const staff = related('CARE_STAFF')
const fault = <Code extends string>(code: Code, message: string) => ({ code, message, field: ['placementId'] })

export const alreadyIn = fault('ALREADY_IN', 'The child is checked in already.')
export const notIn = fault('NOT_IN', 'The child is not checked in today.')
const noPlace = fault('OUTSIDE_PLACEMENT', 'The child has no place today.')

const inFault = (child: Presence, { now }: Call) =>
  keptElsewhere(child) ?? (isPlacedOn(child, dayOf(now)) ? null : noPlace) ?? (child.isIn ? alreadyIn : null)

const outFault = (child: Presence) => keptElsewhere(child) ?? (child.isIn ? null : notIn)

/** What the staff register of a child. */
export const presenceActions = {
  CHECK_IN: { rule: staff, fault: inFault },
  CHECK_OUT: { rule: staff, fault: outFault },
} satisfies Actions<Presence, PresenceAction>

/** A placement with whether its child is there now. */
export async function presenceOf(row: PlacementRow, context: AdministrationContext): Promise<Presence> {
  const events = await context.load.attendanceEventsOf(row.id, { day: dayOf(context.call.now) })
  return { ...(await atUnit(row, context)), isIn: events.at(-1)?.eventType === 'IN' }
}
