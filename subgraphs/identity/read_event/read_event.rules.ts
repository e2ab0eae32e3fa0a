import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { type PageArgs, pageOf } from '../../shared/pagination.ts'
import type { ReadEventPage } from './read_event.queries.ts'

interface ReadEventArgs extends PageArgs {
  readonly filter?:
    | {
        readonly schoolYear?: string | null | undefined
        readonly startDate?: string | null | undefined
        readonly endDate?: string | null | undefined
        readonly readerId?: string | null | undefined
        readonly isOwnExcluded?: boolean | null | undefined
      }
    | null
    | undefined
}

/** The days of a school year, 1 July to 30 June. */
function daysOf(schoolYear: string) {
  const [, century, year, next] = /^(\d\d)(\d\d)\/(\d\d)$/.exec(schoolYear) ?? []
  if ((Number(year) + 1) % 100 !== Number(next)) throw badInput('`filter.schoolYear` is no school year. Write one as 2026/27.')
  const first = Number(`${century}${year}`)
  return { startDate: `${first}-07-01`, endDate: `${first + 1}-06-30` }
}

/** A page as it is asked for; BAD_USER_INPUT where that cannot be. */
export function askedOf({ filter, ...args }: ReadEventArgs): ReadEventPage {
  const { schoolYear, startDate, endDate, readerId, isOwnExcluded } = filter ?? {}
  if (schoolYear != null && (startDate ?? endDate) != null)
    throw badInput('`filter` has both a school year and days. Give one of them.')
  if (readerId != null && !isId(readerId)) throw badInput('`filter.readerId` is no UUID. Use the `id` of a reader.')
  return {
    ...pageOf(args, ['readAt', 'requestId']),
    ...(schoolYear == null ? { startDate: startDate ?? null, endDate: endDate ?? null } : daysOf(schoolYear)),
    readerId: readerId ?? null,
    isOwnExcluded: isOwnExcluded ?? true,
  }
}
