import { seeded } from '../../shared/random.ts'
import { type CellFacts, cohort, type Population, type SuppressionRule } from './counters.ts'
import { everyPlace, type Place, unitsOf } from './places.ts'
import type { CellChanges } from './renew.ts'
import { shown } from './shown.ts'
import { type Row, Solver } from './solver.testing.ts'
import { type Told, tables } from './tell.ts'

/** All of the rule, as it is published and as sums need it. */
export const own: SuppressionRule = {
  unitMinimum: 10,
  aboveMinimum: 5,
  fewMinimum: 5,
  fewReachedMinimum: 5,
  evenMinimum: 10,
  isNearlyAllShown: true,
}

/** A pupil on one day: where, of which cell, and whether they did not reach. `edition` is another once that is corrected. */
interface Fact {
  readonly unit: string
  readonly cell: number
  readonly missed: boolean
  /** Whether they add something to the sum of minutes. */
  readonly adds: boolean
  readonly edition: number
}

/** A pupil on the two days of a drawn municipality; undefined where they are not there. */
type Pupil = readonly [Fact | undefined, Fact | undefined]

export interface Drawn {
  readonly root: Place
  readonly cells: readonly string[]
  readonly pupils: readonly Pupil[]
}

/** Draws a municipality of one or two areas with few schools, where some of the schools change between two days. */
export function drawMunicipality(seed: number): Drawn {
  const { below, chance, pick } = seeded(seed)
  const cells = ['a', 'b', 'c'].slice(0, pick([1, 2, 2, 3]))
  let named = 0
  const areas = Array.from({ length: 1 + below(2) }, (_, n) => ({
    id: `area ${n}`,
    parts: Array.from({ length: 1 + below(3) }, () => ({ id: `unit ${++named}`, parts: [] })),
  }))
  const root = { id: 'all', parts: areas }
  const [missing, moving, adding] = [pick([10, 40, 40]), pick([0, 2, 10, 40]), pick([0, 5, 30, 90])]
  const pupils = unitsOf(root).flatMap(({ id: unit }): Pupil[] => {
    const isHot = chance(50)
    const one = (cell: number, edition: number): Fact => ({ unit, cell, missed: chance(missing), adds: chance(adding), edition })
    const later = (fact: Fact): Fact | undefined => {
      if (!isHot || !chance(moving)) return fact
      return chance(30) ? undefined : { ...fact, missed: !fact.missed, adds: chance(adding), edition: 1 }
    }
    const first = cells.flatMap((_, cell) =>
      Array.from({ length: pick([0, 0, 2, 7, 12, 16, 25, 40]) }, () => one(cell, 0)).map((fact): Pupil => [fact, later(fact)]),
    )
    const came = Array.from({ length: isHot ? pick([0, 0, 1, 2, 12]) : 0 }, (): Pupil => [undefined, one(below(cells.length), 0)])
    return [...first, ...came]
  })
  return { root, cells, pupils }
}

function table<Cell>({ root, cells }: Drawn, cellOf: (unit: string, cell: number) => Cell): ReadonlyMap<string, readonly Cell[]> {
  return new Map(unitsOf(root).map(({ id }) => [id, cells.map((_, cell) => cellOf(id, cell))]))
}

const known = new WeakMap<Drawn, Map<0 | 1, Population>>()

/** The municipality as it is on the first or the second day. */
export function populationOn(drawn: Drawn, day: 0 | 1): Population {
  const days = known.get(drawn) ?? new Map<0 | 1, Population>()
  known.set(drawn, days)
  const population = days.get(day) ?? countedOn(drawn, day)
  days.set(day, population)
  return population
}

function countedOn(drawn: Drawn, day: 0 | 1): Population {
  const facts = table(drawn, (unit, cell): CellFacts => {
    const here = drawn.pupils.flatMap((pupil) => (pupil[day]?.unit === unit && pupil[day].cell === cell ? [pupil[day]] : []))
    const eligible = { of: here.length, missed: here.filter(({ missed }) => missed).length }
    return { cohort: here.length, results: { eligible, minutes: { of: here.filter(({ adds }) => adds).length, missed: 0 } } }
  })
  return { root: drawn.root, cells: drawn.cells, facts, sums: new Set(['minutes']) }
}

const isChanged = ([first, second]: Pupil) => first?.edition !== second?.edition
const isMoved = ([first, second]: Pupil) => !first || !second
const placeOf = ([first, second]: Pupil) => (first ?? second)!

/** What changed between the days. */
export const changesOf = (drawn: Drawn) =>
  table(drawn, (unit, cell): CellChanges => {
    const here = drawn.pupils.filter((one) => isChanged(one) && placeOf(one).unit === unit && placeOf(one).cell === cell)
    return { moved: here.filter(isMoved).length, changed: { eligible: here.length, minutes: here.length } }
  })

const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]).slice(1)

/** What may not be known: a sum over units and cells on a day, or its difference between the days. */
interface Secret {
  readonly units: readonly string[]
  readonly cells: readonly number[]
  readonly day: 0 | 1 | 'DIFFERENCE'
}

function* secretsOf(drawn: Drawn, counter: string, days: readonly (0 | 1)[]): Generator<Secret> {
  const few = (amount: number) => amount > 0 && amount < 5
  for (const units of subsets(unitsOf(drawn.root).map(({ id }) => id)))
    for (const cells of subsets(drawn.cells.map((_, cell) => cell))) {
      const isIn = (fact: Fact | undefined): fact is Fact => !!fact && units.includes(fact.unit) && cells.includes(fact.cell)
      for (const day of days) {
        const facts = drawn.pupils.flatMap((pupil) => (isIn(pupil[day]) ? [pupil[day]] : []))
        const minimum = new Set(facts.map(({ unit }) => unit)).size > 1 ? 5 : 10
        const isSmall = (amount: number) => amount > 0 && amount < minimum
        const missed = facts.filter((fact) => fact.missed).length
        const isOfFew = {
          [cohort]: false,
          eligible: few(missed) || few(facts.length - missed),
          minutes: isSmall(facts.filter(({ adds }) => adds).length),
        }[counter]
        if (isSmall(facts.length) || isOfFew) yield { units, cells, day }
      }
      const changes = drawn.pupils.filter((one) => isChanged(one) && isIn(placeOf(one)) && (counter !== cohort || isMoved(one)))
      if (days.length > 1 && few(changes.length)) yield { units, cells, day: 'DIFFERENCE' }
    }
}

/** Pupils who are in the same sums, day by day, are one unknown; of results, one for each edition. */
function unknowns({ pupils }: Drawn, counter: string) {
  const numbers = new Map<string, { readonly fact: Fact; readonly day: 0 | 1; readonly n: number }>()
  const byName = new Map<string, number>()
  for (const pupil of pupils) {
    const path = pupil.map((fact) => (fact ? `${fact.unit}/${fact.cell}/${fact.edition}` : '-')).join(' ')
    for (const day of [0, 1] as const) {
      const fact = pupil[day]
      if (!fact) continue
      const name = counter === cohort ? path : `${path} ${fact.edition}`
      if (!byName.has(name)) byName.set(name, byName.size)
      numbers.set(`${name} ${day}`, { fact, day, n: byName.get(name)! })
    }
  }
  const sum = (units: readonly string[], cells: readonly number[], day: 0 | 1): Row => {
    const row = Array.from({ length: byName.size }, () => 0n)
    for (const one of numbers.values())
      if (one.day === day && units.includes(one.fact.unit) && cells.includes(one.fact.cell)) row[one.n] = 1n
    return row
  }
  return sum
}

/** The first secret that follows from what is told on these days, if any does. */
export function leakOf(drawn: Drawn, told: readonly Told[], counter: string): Secret | undefined {
  const sum = unknowns(drawn, counter)
  const populations = [populationOn(drawn, 0), populationOn(drawn, 1)]
  const all = drawn.cells.map((_, cell) => cell)
  const days = told.map((_, day) => day as 0 | 1)
  const equations = days.flatMap((day) =>
    tables.flatMap((name) =>
      everyPlace(drawn.root).flatMap((place) => {
        // What a door shows, and nothing else.
        const figures = shown({ population: populations[day]!, told: told[day]!, rule: own, counter }, place)[name]
        const units = unitsOf(place).map(({ id }) => id)
        const columns = name === 'TOTAL' ? [all] : all.map((cell) => [cell])
        return columns.flatMap((cells, n) => (figures[n] === 'FIGURE' ? [sum(units, cells, day)] : []))
      }),
    ),
  )
  if (equations.length === 0) return undefined
  const solver = new Solver(equations)
  const seen = new Set<string>()
  for (const secret of secretsOf(drawn, counter, days)) {
    const { units, cells, day } = secret
    const [first, second] = [() => sum(units, cells, 0), () => sum(units, cells, 1)]
    const row = day === 'DIFFERENCE' ? subtract(second(), first()) : day === 0 ? first() : second()
    const key = row.join()
    if (seen.has(key) || row.every((one) => one === 0n)) continue
    seen.add(key)
    if (solver.canCompute(row)) return secret
  }
  return undefined
}

const subtract = (row: Row, other: Row): Row => row.map((one, n) => one - other[n]!)
