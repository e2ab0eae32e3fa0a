import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Scheduled } from './calendar_event.actions.ts'
import type { CalendarEventRow } from './calendar_event.queries.ts'
import { clashFault } from './calendar_event.rules.ts'
import { pupilOverlaps, type Taken, usable } from './calendar_event.writes.ts'

/** The calendar of a unit, loaded before the act: a read during it would leave a snapshot from before what the act writes. */
export async function calendarAt(unit: string, days: readonly string[], { load }: AdministrationContext) {
  const [startDate = '', endDate = startDate] = [days[0], days.at(-1)]
  return { years: await load.schoolYearsOf.load(unit), daysOff: await load.daysOffOf(unit, { startDate, endDate }) }
}

const pupilFault = (overlaps: readonly { readonly day: string; readonly displayName: string }[]) =>
  overlaps.length === 0
    ? null
    : ({
        code: 'PUPIL_CLASH',
        message: `Groups with some of the same pupils have lessons then: ${overlaps.map(({ day, displayName }) => `${displayName} on ${day}`).join(', ')}.`,
      } as const)

/** Writes lessons; answers what stood in the way: what the database refuses, and pupils who would be in two places. */
export async function placed(
  tx: Write,
  { activity }: Scheduled,
  { ids, isPupilClashAccepted }: { readonly ids: readonly string[]; readonly isPupilClashAccepted: boolean },
  write: (tx: Write) => Promise<unknown>,
) {
  const constraint = await violated(tx, write)
  if (constraint !== null) return clashFault(constraint)
  return isPupilClashAccepted ? null : pupilFault(await pupilOverlaps(tx, activity, ids))
}

/** The rooms and resources asked for. */
export const takenOf = ({ roomIds, resourceIds }: { roomIds?: readonly string[] | null | undefined; resourceIds?: readonly string[] | null | undefined }) => ({ roomIds: roomIds ?? [], resourceIds: resourceIds ?? [] }) // prettier-ignore

/** The rooms and resources a lesson has. */
export const takenBy = ({ lessonRooms, resourceIds }: CalendarEventRow): Taken => ({
  roomIds: lessonRooms.map(({ id }) => id),
  resourceIds,
})

/** The first room or resource that is none the unit may use. */
export async function takenFault(tx: Write, unit: string, taken: Taken) {
  if (taken.roomIds.length === 0 && taken.resourceIds.length === 0) return null
  const all = [...taken.roomIds, ...taken.resourceIds]
  const found = all.every(isId) ? await usable(tx, unit, taken) : new Set()
  if (taken.roomIds.some((id) => !found.has(id)))
    return { code: 'ROOM_NOT_FOUND', message: 'There is no such room that the unit may use.', field: ['roomIds'] } as const
  return taken.resourceIds.some((id) => !found.has(id))
    ? ({ code: 'RESOURCE_NOT_FOUND', message: 'There is no such resource that it may use.', field: ['resourceIds'] } as const)
    : null
}

/** On such a day nobody is taught. */
export const noSchoolDay = { code: 'NOT_A_SCHOOL_DAY', message: 'Nobody is taught at the unit on such a day.' } as const
