import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { KpiValueFilter as GivenFilter, KpiValueInput } from '../governance.generated.ts'
import { cellFault, countFault, isCountedHere, type KnownKpi, periodFault, valueFault } from '../imports/cell.rules.ts'
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
  readonly kpis: ReadonlyMap<string, Omit<KnownKpi, 'id'>>
  readonly organisations: ReadonlyMap<string, string>
}

type Fault = { code: FaultCode; message: string; field: string[] }
type FaultCode =
  | 'KPI_UNKNOWN'
  | 'ORGANISATION_NOT_GRANTED'
  | 'PERIOD_INVALID'
  | 'VALUE_INVALID'
  | 'CELL_INVALID'
  | 'COUNT_MISSING'
  | 'DUPLICATE'

/** Where in the statistics a value that is sent belongs. */
export const coordinatesOf = ({ gender, schoolType, schoolYear, subjectCode }: KpiValueInput) => ({
  gender: gender ?? 'ALL',
  schoolType: schoolType ?? '',
  schoolYear: schoolYear ?? -1,
  subjectCode: subjectCode ?? '',
})

const counts = {
  MISSING: ['COUNT_MISSING', 'How many it is of is missing: what of this key figure may be told hangs on it.'],
  INVALID: ['VALUE_INVALID', 'How many it is of, and how many of them did not reach, are whole numbers, the second no larger.'],
} as const

function kpiFaults(value: KpiValueInput, kpi: Omit<KnownKpi, 'id'>): [FaultCode, field: string, message: string][] {
  const [period, cell, fault] = [periodFault(value.period, kpi), cellFault(coordinatesOf(value), kpi), valueFault(value, kpi)]
  const count = countFault({ contributors: value.contributors ?? null, missed: value.missed ?? null }, kpi)
  const isOut = kpi.delivery === 'SUPPRESSED_HERE' && value.kind === 'MISSING'
  const isCounted = isCountedHere(value.kpiCode)
  return [
    ...(isCounted
      ? [['VALUE_INVALID', 'kpiCode', 'It is counted here, and is not delivered.'] as [FaultCode, string, string]]
      : []),
    ...(period ? [['PERIOD_INVALID', 'period', period] as [FaultCode, string, string]] : []),
    ...(cell ? [['CELL_INVALID', 'gender', cell] as [FaultCode, string, string]] : []),
    ...(fault ? [['VALUE_INVALID', 'value', fault] as [FaultCode, string, string]] : []),
    ...(isOut ? [['VALUE_INVALID', 'value', 'Of this key figure send values alone.'] as [FaultCode, string, string]] : []),
    ...(count && !isOut ? [[counts[count][0], 'contributors', counts[count][1]] as [FaultCode, string, string]] : []),
  ]
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
    if (!kpi && !periodOf(value.period)) add('PERIOD_INVALID', 'period', `Give ${grammar}.`)
    for (const fault of kpi ? kpiFaults(value, kpi) : []) add(...fault)
    const { gender, schoolType, schoolYear, subjectCode } = coordinatesOf(value)
    const place = value.organisationId.toLowerCase()
    const cell = [place, value.kpiCode, value.period, gender, schoolType, schoolYear, subjectCode].join(' ')
    if (seen.has(cell)) add('DUPLICATE', 'kpiCode', 'The same organisation, KPI, period and group occurs above.')
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
