import type { Problem } from '../skolverket/skolverket.refusal.ts'
import { cellFault, countFault, isCountedHere, type KnownKpi, periodFault, valueFault } from './cell.rules.ts'
import type { FigureRow, PlaceName } from './figures.ts'

/** What is known of the places and key figures that a file names. */
export interface Known {
  readonly kpis: ReadonlyMap<string, KnownKpi>
  /** By kind and code; the authority a place belongs to, where there is one. */
  readonly places: ReadonlyMap<string, { readonly id: string; readonly authorityId: string | null }>
}

/** A row with what it names found. */
export interface Fitted {
  readonly row: FigureRow
  readonly kpi: KnownKpi
  readonly placeId: string
  readonly authorityId: string | null
}

export const placeKey = ({ kind, code }: PlaceName): string => `${kind} ${code}`

const words: Readonly<Record<PlaceName['kind'], string>> = {
  UNIT: 'school unit',
  AUTHORITY: 'authority',
  MUNICIPALITY: 'municipality',
  COUNTY: 'county',
  NATION: 'nation',
}

const counts = {
  MISSING: 'How many it is of is missing: what of this key figure may be told hangs on it',
  INVALID: 'How many it is of, and how many of them did not reach, are whole numbers, the second no larger than the first',
} as const

function faultsIn(row: FigureRow, kpi: KnownKpi): string[] {
  const { figure } = row
  const value = figure.kind === 'VALUE' ? figure.value : null
  const stated = { kind: figure.kind, value, isNearlyAll: figure.kind === 'VALUE' && figure.isNearlyAll }
  const isMissing = figure.kind === 'MISSING'
  const count = isMissing && row.contributors === null ? null : countFault(row, kpi)
  const isAbove = kpi.delivery === 'SUPPRESSED_HERE' && row.place.kind !== 'UNIT'
  // What another installation has counted comes as told, and not as what is to be decided on.
  const isCounted = kpi.delivery === 'SUPPRESSED_HERE' && isCountedHere(row.kpiCode)
  return [
    ...(isCounted ? ['The key figure is counted here, and is not delivered'] : []),
    ...[periodFault(row.period, kpi), cellFault(row, kpi), valueFault(stated, kpi), count && counts[count]].filter(
      (one) => one != null,
    ),
    ...(isAbove
      ? ['Of a key figure that is suppressed here units alone are delivered: what lies above them is counted here']
      : []),
  ].map((fault) => fault.replace(/\.$/, ''))
}

const cellKey = ({ row, kpi, placeId }: Fitted) =>
  [placeId, kpi.id, row.period, row.gender, row.schoolType, row.schoolYear, row.subjectCode].join(' ')

function repeated(fitted: readonly Fitted[]): Problem[] {
  const lines = new Map<string, FigureRow>()
  return fitted.flatMap((one) => {
    const first = lines.get(cellKey(one))
    lines.set(cellKey(one), first ?? one.row)
    if (!first) return []
    const { line, column } = one.row
    return [{ line, column, problem: `the same place, key figure, period and group also stand on line ${first.line}` }]
  })
}

// Those whose sex is not told of are in neither; more in both than there are altogether are a mistake.
function overfull(fitted: readonly Fitted[]): Problem[] {
  const groups = new Map<string, Fitted[]>()
  for (const one of fitted) {
    const key = cellKey({ ...one, row: { ...one.row, gender: 'ALL' } })
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const all = group.find(({ row }) => row.gender === 'ALL')?.row
    const sexes = group.filter(({ row }) => row.gender !== 'ALL').map(({ row }) => row.contributors ?? 0)
    const sum = sexes.reduce((total, count) => total + count, 0)
    if (!all || all.contributors === null || sum <= all.contributors) return []
    return [{ line: all.line, column: all.column, problem: 'girls and boys are more than there are altogether' }]
  })
}

/** Finds what each row names and everything that is wrong with any of them. */
export function fit(rows: readonly FigureRow[], { kpis, places }: Known): { fitted: Fitted[]; problems: Problem[] } {
  const fitted: Fitted[] = []
  const problems: Problem[] = []
  for (const row of rows) {
    const [kpi, place] = [kpis.get(row.kpiCode), places.get(placeKey(row.place))]
    const add = (problem: string) => problems.push({ line: row.line, column: row.column, problem })
    if (!kpi) add(`no key figure has the code ${row.kpiCode}`)
    if (!place) add(`no ${words[row.place.kind]} has the code ${row.place.code}`)
    const faults = kpi ? faultsIn(row, kpi) : []
    faults.forEach(add)
    if (kpi && place && faults.length === 0) fitted.push({ row, kpi, placeId: place.id, authorityId: place.authorityId })
  }
  return { fitted, problems: [...problems, ...repeated(fitted), ...overfull(fitted)] }
}
