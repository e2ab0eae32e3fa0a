import { NIL, v5 } from 'uuid'
import type { Id } from '../../shared/ids.ts'
import { kpiId } from '../kpi/kpi.definitions.ts'
import type { NewKpiValue } from '../kpi_value/kpi_value.writes.ts'
import { amountOf, cohort, type SuppressionRule } from '../suppression/counters.ts'
import { everyPlace, type Place, unitsOf } from '../suppression/places.ts'
import { type Shown, shown } from '../suppression/shown.ts'
import { type Table, tables } from '../suppression/tell.ts'
import type { Decision } from './cube.decide.ts'
import type { Kind, KpiKind } from './cube.kinds.ts'
import { wordOf } from './cube.queries.ts'
import { type CubePopulation, rulesOf } from './cube.rules.ts'

/** What figures say of the cube they are of. */
export interface About {
  readonly cubeId: string
  readonly kind: Kind
  readonly population: string
  readonly period: string
  readonly rule: SuppressionRule
  readonly status: string
  readonly frozenOn: string
  /** When the first cube of the period was frozen: the day of what is carried. */
  readonly firstOn: string
  /** The figures of the period that have been published, each by where it stands. */
  readonly published: ReadonlySet<string>
}

/** The code of a key figure: with the year, where each year is a population of its own. */
export const kpiCode = ({ populationBy }: Kind, { name }: KpiKind, year: number | string): string =>
  populationBy === 'SCHOOL_TYPE' ? `own.${name}` : `own.year${year}.${name}`

/** Rounded half up to one decimal, of whole numbers. */
const quotient = (numerator: number, denominator: number, times: number): number =>
  Math.floor((20 * times * numerator + denominator) / (2 * denominator)) / 10

/** Some cells of some units. */
interface Cells {
  readonly population: CubePopulation
  readonly units: readonly Place[]
  readonly cells: readonly number[]
}

const sumOf = (counter: string, { population, units, cells }: Cells): number =>
  units.reduce((sum, { id }) => cells.reduce((part, cell) => part + (population.amounts.get(id)?.[cell]?.[counter] ?? 0), sum), 0)

/** The value of a key figure that may be told, with whom it is of; null where there is nothing to divide by. */
function valueOf({ kpi, ...within }: Cells & { readonly kpi: KpiKind }): { value: number; count: number | null } | null {
  const { population, units, cells } = within
  const { how, counter, by, times = 1 } = kpi
  const { cohort: all, of, missed } = amountOf(population, counter, units, cells)
  if (how === 'COUNT') return { value: all, count: all }
  if (how === 'SHARE') return of === 0 ? null : { value: quotient(of - missed, of, 100), count: of }
  const sum = sumOf(counter, within)
  if (how === 'MEAN') return of === 0 ? null : { value: quotient(sum, of, times), count: null }
  const whole = sumOf(by!, within)
  return whole === 0 ? null : { value: quotient(sum, whole, times), count: all }
}

const countersOf = ({ counter, by }: KpiKind): readonly string[] => (by === undefined ? [counter] : [counter, by])
const leastOf = (some: readonly Shown[]): Shown => (['MISSING', 'SUPPRESSED', 'NEARLY_ALL'] as const).find((one) => some.includes(one)) ?? 'FIGURE' // prettier-ignore

interface Cell {
  readonly gender: string
  readonly schoolYear: number
}

const genders: Readonly<Record<string, string>> = { KVINNA: 'GIRLS', MAN: 'BOYS' }

/** Where in the statistics a cell of a breakdown belongs; null where it is in the total alone. */
function cellOf({ breakdown }: Kind, cell: string): Cell | null {
  if (breakdown === 'GENDER') return genders[cell] ? { gender: genders[cell], schoolYear: -1 } : null
  return breakdown === 'SCHOOL_YEAR' && cell !== '-1' ? { gender: 'ALL', schoolYear: Number(cell) } : null
}

const columnsOf = (
  kind: Kind,
  table: Table,
  { cells }: CubePopulation,
): readonly { at: Cell | null; cells: readonly number[] }[] =>
  table === 'TOTAL'
    ? [{ at: { gender: 'ALL', schoolYear: -1 }, cells: cells.map((_, n) => n) }]
    : cells.map((cell, n) => ({ at: cellOf(kind, cell), cells: [n] }))

function coordinates({ cubeId, kind, population, period }: About, kpi: KpiKind, at: Cell, place: Place) {
  const [schoolType = '', year = '', subjectCode = ''] = population.split(' ')
  const code = kpiCode(kind, kpi, year)
  const key = [cubeId, place.id, code, at.gender, at.schoolYear].join(' ')
  return { id: v5(key, NIL) as Id<'KpiValue'>, placeId: place.id, kpiId: kpiId(code), period, ...at, schoolType, subjectCode }
}

interface Column extends Cells {
  readonly about: About
  readonly kpi: KpiKind
  readonly place: Place
  readonly at: Cell
  readonly answer: Shown
  readonly isCarried: boolean
}

/** The key figures of a population. */
export const kpisOf = (kind: Kind, population: string): readonly string[] =>
  kind.kpis.map((kpi) => kpiId(kpiCode(kind, kpi, population.split(' ')[1] ?? '')))

function figureOf(column: Column): NewKpiValue {
  const { about, kpi, place, at, answer, population, units, cells } = column
  const figure = answer === 'FIGURE' ? valueOf(column) : null
  const isNearlyAll = answer === 'NEARLY_ALL'
  const isValue = figure !== null || isNearlyAll
  const isCarried = isValue && column.isCarried
  const heads = about.kind.cohortOf === null ? amountOf(population, cohort, units, cells).cohort : null
  const where = coordinates(about, kpi, at, place)
  return {
    ...where,
    kind: isValue ? 'VALUE' : answer === 'SUPPRESSED' ? 'SUPPRESSED' : 'MISSING',
    value: isNearlyAll ? 100 : (figure?.value ?? null),
    isNearlyAll,
    contributingCount: isNearlyAll ? heads : (figure?.count ?? null),
    status: about.status,
    asOfDate: isCarried ? about.firstOn : about.frozenOn,
    isCarried,
    isPublished: about.published.has(wordOf(where)),
    source: 'Skolgraf',
  }
}

/** The figures of one key figure at a place: from this cube what it tells anew, else as the first of the period has it. */
function figuresAt(
  about: About,
  { before, now, first, told }: Decision,
  place: Place,
  kpi: KpiKind,
  table: Table,
): NewKpiValue[] {
  const counters = countersOf(kpi)
  const isRenewed = counters.every((counter) => told.get(counter)![table].has(place.id))
  const population = isRenewed ? now : before
  const rules = rulesOf(about.kind, about.rule)
  const answers = counters.map((counter) => {
    const question = { population, told: isRenewed ? told : first, counter, rule: rules[counter] ?? about.rule }
    return shown(question, place)[table]
  })
  const units = unitsOf(place)
  return columnsOf(about.kind, table, population).flatMap(({ at, cells }, n) => {
    const answer = leastOf(answers.map((one) => one[n]!))
    return at ? [figureOf({ about, kpi, place, at, answer, population, units, cells, isCarried: population !== now })] : []
  })
}

/** What may be told of a cube, figure by figure, and nothing else. Of a place where nobody is counted there is none. */
export function figuresOf(about: About, decision: Decision): NewKpiValue[] {
  const { before, now } = decision
  const all = now.cells.map((_, n) => n)
  const isCounted = (place: Place) => [before, now].some((day) => amountOf(day, cohort, unitsOf(place), all).cohort > 0)
  const shownTables = about.kind.breakdown === 'NONE' ? (['TOTAL'] as const) : tables
  return everyPlace(now.root)
    .filter(isCounted)
    .flatMap((place) =>
      about.kind.kpis.flatMap((kpi) => shownTables.flatMap((table) => figuresAt(about, decision, place, kpi, table))),
    )
}
