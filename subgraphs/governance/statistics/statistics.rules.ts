import { NIL } from 'uuid'
import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { KpiGender, KpiValueOrder, KpiValuesFilter, KpiValueStatus, PlaceKind } from '../governance.generated.ts'
import { periodOf } from '../period/period.rules.ts'

/** How much one question may ask for. */
export interface Bounds {
  readonly kpis: number
  readonly periods: number
}

const ofPage: Bounds = { kpis: 20, periods: 10 }
const mostPlaces = 100

const alike = (values: readonly string[]) => [...new Set(values)]

/** What is wrong with a filter, in words that say how to mend it; null where it bounds what is asked. */
export function filterFault({ kpiCodes, periods, placeIds }: KpiValuesFilter, { kpis, periods: most }: Bounds): string | null {
  if (kpiCodes.length < 1 || kpiCodes.length > kpis)
    return `Give 1 to ${kpis} codes in \`kpiCodes\`; these are ${kpiCodes.length}.`
  if (periods.length < 1 || periods.length > most) return `Give 1 to ${most} \`periods\`; these are ${periods.length}.`
  if (!periods.every(periodOf))
    return 'Each of `periods` must be a school year such as "2024/25", a term such as "2024/25 HT", a year, a month or a day.'
  if (placeIds && placeIds.length > mostPlaces) return `Give at most ${mostPlaces} \`placeIds\`; these are ${placeIds.length}.`
  return null
}

/** Which values are asked for, with every part of it said. */
export interface Asked {
  readonly kpiCodes: readonly string[]
  readonly periods: readonly string[]
  readonly placeKind: PlaceKind | null
  readonly municipalityCode: string | null
  readonly authorityId: string | null
  readonly placeIds: readonly string[] | null
  readonly genders: readonly KpiGender[]
  readonly isBrokenDown: boolean
  readonly status: KpiValueStatus | null
  readonly knownOn: string | null
}

/** A filter as statements take it: what is no id is nobody's, and finds nothing. */
export function askedBy({ kpiCodes, periods, placeIds, authorityId, ...rest }: KpiValuesFilter): Asked {
  return {
    kpiCodes: alike(kpiCodes),
    periods: alike(periods),
    placeIds: placeIds == null ? null : alike(placeIds.filter(isId)),
    placeKind: rest.placeKind ?? null,
    municipalityCode: rest.municipalityCode ?? null,
    authorityId: authorityId == null ? null : isId(authorityId) ? authorityId : NIL,
    genders: rest.genders ?? ['ALL'],
    isBrokenDown: rest.isBrokenDown ?? false,
    status: rest.status ?? null,
    knownOn: rest.knownOn ?? null,
  }
}

/** A filter that bounds what is asked, or BAD_USER_INPUT. */
export function boundedBy(filter: KpiValuesFilter, bounds: Bounds = ofPage): Asked {
  const fault = filterFault(filter, bounds)
  if (fault !== null) throw badInput(`\`filter\`: ${fault}`)
  return askedBy(filter)
}

/** Values of several things are in no order: by value only those of one key figure in one period are. */
export function checkOrder(order: KpiValueOrder, { kpiCodes, periods }: Asked): void {
  if (order.startsWith('VALUE') && (kpiCodes.length > 1 || periods.length > 1))
    throw badInput('Order by value where one KPI and one period are asked for.')
}

interface Summarised {
  readonly kpiCodes: readonly string[]
  readonly period: string
}

/** What is wrong with a summary that is asked for; null where nothing is. */
export function summaryFault({ kpiCodes, period }: Summarised): string | null {
  if (kpiCodes.length < 1 || kpiCodes.length > 10) return `Give 1 to 10 \`kpiCodes\`; these are ${kpiCodes.length}.`
  return periodOf(period) ? null : '`period` must be a school year such as "2024/25", a term, a year, a month or a day.'
}

/** The codes of a summary, or BAD_USER_INPUT. */
export function summaryOf(asked: Summarised): readonly string[] {
  const fault = summaryFault(asked)
  if (fault !== null) throw badInput(fault)
  return alike(asked.kpiCodes)
}

/** What the cursors of each order hold, as they are checked. */
export const cursorOf = {
  PLACE: ['name', 'id', 'code', 'period', 'cell'],
  PERIOD: ['period', 'name', 'id', 'code', 'cell'],
  VALUE_DESCENDING: ['value', 'name', 'id', 'cell'],
  VALUE_ASCENDING: ['value', 'name', 'id', 'cell'],
} as const

/** A cursor that was not made here is the caller's mistake: what it is compared with are numbers. */
export function checkKeys(order: KpiValueOrder, keys: readonly string[] | null): void {
  if (keys && order.startsWith('VALUE') && !/^(-?\d{1,20}(\.\d{1,20})?|Infinity)$/.test(keys[0]!))
    throw badInput('`after` is not a cursor of this list. Use the `endCursor` of its previous page, unchanged.')
}
