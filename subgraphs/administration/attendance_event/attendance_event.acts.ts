import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { AttendanceEventType, CheckInInput, CheckOutInput } from '../administration.generated.ts'
import { alreadyIn, notIn, type Presence, presenceActions, presenceOf } from './attendance_event.actions.ts'
import { addEvent, type CheckInPayloadRow, type CheckOutPayloadRow, isIn, lockPresence } from './attendance_event.queries.ts'

const unknown = refused('NOT_FOUND', 'There is no such placement that you may see.', 'placementId')

async function seenChild(id: string, context: AdministrationContext): Promise<Presence | null> {
  const row = isId(id) ? await context.load.placement.load(id) : null
  return row && presenceOf(row, context)
}

/** Of two who register the same at once, the second is told that it is so already. */
async function register(
  tx: Write,
  child: Presence,
  eventType: AttendanceEventType,
  { call, viewer, newId }: AdministrationContext,
) {
  await lockPresence(tx, child.id)
  if ((await isIn(tx, child.id, dayOf(call.now))) === (eventType === 'IN')) return null
  const id = newId<'AttendanceEvent'>()
  await addEvent(tx, child, { id, eventType, by: viewer.id, now: call.now })
  return done(id, upserted('AttendanceEvent', id))
}

export const checkIn = async (info: GraphQLResolveInfo, context: AdministrationContext, input: CheckInInput) =>
  actOn<Presence, CheckInPayloadRow>(info, context, input, {
    source: await seenChild(input.placementId, context),
    action: presenceActions.CHECK_IN,
    unknown,
    run: async (tx, child) => (await register(tx, child, 'IN', context)) ?? faulty(alreadyIn),
  })

export const checkOut = async (info: GraphQLResolveInfo, context: AdministrationContext, input: CheckOutInput) =>
  actOn<Presence, CheckOutPayloadRow>(info, context, input, {
    source: await seenChild(input.placementId, context),
    action: presenceActions.CHECK_OUT,
    unknown,
    run: async (tx, child) => (await register(tx, child, 'UT', context)) ?? faulty(notIn),
  })
