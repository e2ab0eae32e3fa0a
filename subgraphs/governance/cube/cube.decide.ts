import type { SuppressionRule } from '../suppression/counters.ts'
import { everyPlace, type Place } from '../suppression/places.ts'
import { renew } from '../suppression/renew.ts'
import { tables, tell, type Told } from '../suppression/tell.ts'
import type { Kind } from './cube.kinds.ts'
import {
  type Counted,
  type CellRow,
  cellRows,
  changesBetween,
  type CubePopulation,
  populationFrom,
  rulesOf,
} from './cube.rules.ts'

/** The facts of one population on one day, and who is counted: the same, but where another kind says who. */
export interface Snapshot {
  readonly facts: readonly Counted[]
  readonly heads: readonly Counted[]
}

export interface Frame {
  readonly kind: Kind
  readonly root: Place
  readonly rule: SuppressionRule
}

/** What is told of a population, and of which day. */
export interface Decision {
  readonly before: CubePopulation
  readonly now: CubePopulation
  /** What the first cube of the period told. */
  readonly first: Told
  /** What of it is told of this cube; the rest is carried. */
  readonly told: Told
}

export const rowsOf = ({ kind }: Frame, { facts, heads }: Snapshot): readonly CellRow[] => cellRows(kind, facts, heads)

const within = (told: Told, places: ReadonlySet<string> | null): Told =>
  places === null
    ? told
    : new Map(
        [...told].map(([counter, of]) => {
          const some = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => places.has(id)))
          return [counter, { TOTAL: some(of.TOTAL), BREAKDOWN: some(of.BREAKDOWN) }]
        }),
      )

/** Of which places another kind tells the headcount of the cube it is: of the first of a population, and of this one. */
export interface Renewable {
  readonly first: ReadonlySet<string>
  readonly now: ReadonlySet<string>
}

/**
 * Decides what is told of the first cube of a period, or of the second, which tells anew only what changed for enough. Where another kind
 * tells who is counted, a result is told of no headcount that it has not told: a subject that is new in August would tell of one who came.
 */
export function decide(frame: Frame, first: Snapshot, second: Snapshot | null, renewable: Renewable | null): Decision {
  const { kind, root, rule } = frame
  const before = populationFrom(kind, root, rowsOf(frame, first))
  const rules = rulesOf(kind, rule)
  const told = within(tell(before, kind.counters.map(({ name }) => name), rule, rules), renewable && renewable.first) // prettier-ignore
  if (second === null) return { before, now: before, first: told, told }
  const now = populationFrom(kind, root, rowsOf(frame, second))
  const changes = changesBetween(
    kind,
    root,
    { before: first.facts, now: second.facts },
    { before: first.heads, now: second.heads },
  )
  return {
    before,
    now,
    first: told,
    told: renew({ before, now, changes, rule, rules }, within(told, renewable && renewable.now)),
  }
}

/** Which places a cube tells of, and by what. */
export interface ToldRow {
  readonly placeId: string
  readonly counter: string
  readonly cellTable: string
  readonly isCarried: boolean
}

/** The rows of a decision, in an order of their own. */
export const toldRows = ({ now, first, told }: Decision): readonly ToldRow[] =>
  [...first].flatMap(([counter, of]) =>
    tables.flatMap((cellTable) =>
      everyPlace(now.root)
        .filter(({ id }) => of[cellTable].has(id))
        .map(({ id }) => ({ placeId: id, counter, cellTable, isCarried: !told.get(counter)![cellTable].has(id) })),
    ),
  )
