import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { KpiValueFilter as GivenFilter, KpiValueInput } from '../governance.generated.ts'
import { periodOf } from '../period/period.rules.ts'
import type { KpiValueFilter } from './kpi_value.queries.ts'
import type { Cell } from './kpi_value.writes.ts'

const grammar = 'a school year such as "2024/25", a term such as "2024/25 HT", a year, a month or a day'

/** A filter that bounds a list, or BAD_USER_INPUT. */
export function boundedFilter({ period, kpiCode, isBrokenDown, knownOn }: GivenFilter): KpiValueFilter {
  if (period == null && kpiCode == null)
    throw badInput('Give `filter.period` or `filter.kpiCode`, so that the list of values is bounded.')
  if (period != null && !periodOf(period)) throw badInput(`\`filter.period\` must be ${grammar}.`)
  return { period: period ?? null, kpiCode: kpiCode ?? null, isBrokenDown: isBrokenDown ?? false, knownOn: knownOn ?? null }
}

export interface Known {
  readonly kpis: ReadonlyMap<string, { readonly unitOfMeasure: string }>
  readonly organisations: ReadonlySet<string>
}

type Fault = { code: FaultCode; message: string; field: string[] }
type FaultCode = 'KPI_UNKNOWN' | 'ORGANISATION_NOT_GRANTED' | 'PERIOD_INVALID' | 'VALUE_INVALID' | 'DUPLICATE'

/** What is wrong with an amount in a unit of measure, if anything: only money may be below zero. */
export function amountFault(value: number, unitOfMeasure: string): string | null {
  if ((value < 0 && unitOfMeasure !== 'KRONOR') || (unitOfMeasure === 'PROCENT' && value > 100))
    return `${value} is out of range for ${unitOfMeasure}.`
  return unitOfMeasure === 'ANTAL' && !Number.isInteger(value) ? `${value} is not a whole number.` : null
}

function valueFault({ kind, value, isNearlyAll }: KpiValueInput, unitOfMeasure: string): string | null {
  if (kind !== 'VALUE') return value != null || isNearlyAll ? `A ${kind} cell has no value.` : null
  if (value == null) return 'Give a value, or kind SUPPRESSED or MISSING.'
  const fault = amountFault(value, unitOfMeasure)
  if (fault) return fault
  return isNearlyAll && !(unitOfMeasure === 'PROCENT' && value === 100) ? 'isNearlyAll is for shares of 100 only.' : null
}

/** Every fault of every value, so that a caller can mend them all at once. */
export function faultsOf(values: readonly KpiValueInput[], { kpis, organisations }: Known): Fault[] {
  const seen = new Set<string>()
  return values.flatMap((value, index) => {
    const found: Fault[] = []
    const add = (code: FaultCode, field: string, message: string) =>
      found.push({ code, message, field: ['values', String(index), field] })
    const kpi = kpis.get(value.kpiCode)
    if (!kpi) add('KPI_UNKNOWN', 'kpiCode', 'No KPI has this code; see Query.kpis.')
    if (!isId(value.organisationId) || !organisations.has(value.organisationId.toLowerCase()))
      add('ORGANISATION_NOT_GRANTED', 'organisationId', 'You may not import for this organisation, or it does not exist.')
    if (!periodOf(value.period)) add('PERIOD_INVALID', 'period', `Give ${grammar}.`)
    const fault = kpi && valueFault(value, kpi.unitOfMeasure)
    if (fault) add('VALUE_INVALID', 'value', fault)
    const cell = [value.organisationId.toLowerCase(), value.kpiCode, value.period, value.gender].join(' ')
    if (seen.has(cell)) add('DUPLICATE', 'kpiCode', 'The same organisation, KPI, period and gender occurs above.')
    seen.add(cell)
    return found
  })
}

const keyOf = ({ placeId, kpiId, period, schoolType, schoolYear, subjectCode }: Cell) =>
  [placeId.toLowerCase(), kpiId, period, schoolType, schoolYear, subjectCode].join(' ')

/** Points at the values whose other sex, sent along or there already, does not go with them (Skolverket: if one is hidden, so is the other). */
export function tornFaults(values: readonly Cell[], torn: readonly Cell[]) {
  const keys = new Set(torn.map(keyOf))
  return values.flatMap((value, index) =>
    keys.has(keyOf(value))
      ? [
          {
            code: 'SUPPRESSION_INCOMPLETE' as const,
            message: 'One sex is suppressed or nearly all, and the other is shown. Suppress both.',
            field: ['values', String(index), 'kind'],
          },
        ]
      : [],
  )
}
