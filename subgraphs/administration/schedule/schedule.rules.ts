import { daysAfter } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { boundsOf, mondayOf, weekOf } from '../../shared/week.ts'
import type { ScheduleOfInput } from '../administration.generated.ts'
import type { Asked } from './schedule.queries.ts'

const kinds = ['personId', 'dutyId', 'groupId', 'roomId', 'organisationId'] as const

/** Whose schedule is asked for: exactly one. @throws BAD_USER_INPUT for none or several. */
function askedOf(of: ScheduleOfInput) {
  const given = kinds.flatMap((kind) => (of[kind] == null ? [] : [{ kind, id: of[kind] }]))
  const [one, another] = given
  if (!one || another) throw badInput(`Give exactly one of ${kinds.join(', ')}.`)
  return one
}

/** A week of somebody's or something's; null for an id that is none. @throws BAD_USER_INPUT for a week the year does not have. */
export function weekAsked(of: ScheduleOfInput, week: string): (Asked & { readonly id: string; readonly week: string }) | null {
  const { kind, id } = askedOf(of)
  const startDate = mondayOf(week)
  if (startDate === null) throw badInput('`week` must be an ISO week that the year has, such as 2026-W48.')
  const endDate = daysAfter(startDate, 6)
  if (!isId(id)) return null
  const [from, until] = [boundsOf(startDate).from.toISOString(), boundsOf(endDate).until.toISOString()]
  return { kind, id: id.toLowerCase(), week, startDate, endDate, from, until }
}

export const weekBefore = ({ startDate }: { readonly startDate: string }): string => weekOf(daysAfter(startDate, -7))
export const weekAfter = ({ startDate }: { readonly startDate: string }): string => weekOf(daysAfter(startDate, 7))
