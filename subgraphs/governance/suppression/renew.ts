import { cohort, type CounterRules, occupied, type Population, smallestOf, type SuppressionRule } from './counters.ts'
import { type Brick, bricksOf, everyPlace, type Place, tellersOf } from './places.ts'
import { classesOf, type Table, tables, type Told } from './tell.ts'

/** What has changed in one cell of a unit since it was told. */
export interface CellChanges {
  /** Facts that came or went. */
  readonly moved: number
  /** Of a counter: facts that came, went or have another result. */
  readonly changed: Readonly<Record<string, number>>
}

export interface Renewal {
  readonly before: Population
  /** With each fact where the first telling counted it: who moves within a period is no two changes. */
  readonly now: Population
  readonly changes: ReadonlyMap<string, readonly CellChanges[]>
  readonly rule: SuppressionRule
  readonly rules?: CounterRules
}

interface Difference {
  readonly of: number
  readonly missed: number
  readonly moved: number
  readonly changed: number
  readonly unitsChanged: number
  readonly isSum: boolean
}

// Cells without a change are left out: of a unit that nothing happened in, the first figure is the figure now, and covers nobody.
function differenceOf({ now, changes }: Renewal, counter: string, units: readonly Place[], cells: readonly number[]): Difference {
  const isSum = now.sums?.has(counter) ?? false
  const sum = { of: 0, missed: 0, moved: 0, changed: 0, unitsChanged: 0, isSum }
  for (const { id } of units) {
    const before = sum.changed
    for (const cell of cells) {
      const change = changes.get(id)?.[cell]
      const changed = (counter === cohort ? change?.moved : change?.changed[counter]) ?? 0
      if (!change || changed === 0) continue
      const facts = now.facts.get(id)?.[cell]
      sum.of += (counter === cohort ? facts?.cohort : facts?.results[counter]?.of) ?? 0
      sum.missed += facts?.results[counter]?.missed ?? 0
      sum.moved += change.moved
      sum.changed += changed
    }
    if (sum.changed > before) sum.unitsChanged += 1
  }
  return sum
}

function mayBeSeen(
  { of, missed, moved, changed, unitsChanged, isSum }: Difference,
  rule: SuppressionRule,
  counter: string,
): boolean {
  if (changed === 0) return true
  const minimum = unitsChanged > 1 ? rule.aboveMinimum : rule.unitMinimum
  if (of < minimum || changed < minimum || (moved > 0 && moved < minimum)) return false
  return counter === cohort || isSum || (missed >= rule.fewMinimum && of - missed >= rule.fewReachedMinimum)
}

const both = (some: ReadonlySet<string>, others: ReadonlySet<string>) => new Set([...some].filter((id) => others.has(id)))

function tellingTooMuch(renewal: Renewal, told: Told, renewed: ReadonlySet<string>): Brick | undefined {
  const { root, cells } = renewal.now
  const everybody = cells.map((_, cell) => cell)
  for (const [counter, of] of told) {
    const rule = renewal.rules?.[counter] ?? renewal.rule
    const pieces = tellersOf(root, both(of.TOTAL, renewed))
    for (const table of tables) {
      const columns = table === 'TOTAL' ? [everybody] : everybody.map((cell) => [cell])
      const isSafe = ({ units }: Brick) =>
        classesOf(units, { table, pieces, cellsOf: occupied(renewal.before, renewal.now) }).every((one) =>
          columns.every((column) => mayBeSeen(differenceOf(renewal, counter, one.units, column), rule, counter)),
        )
      const brick = bricksOf(root, both(of[table], renewed)).find((one) => !isSafe(one))
      if (brick) return brick
    }
  }
  return undefined
}

/**
 * Decides what of the first telling is told anew from facts of a later day. A place is renewed in all it was told of or in
 * nothing; what is not keeps its first figure and date. Nothing is told that was not told before: two figures of one period tell
 * their difference too, and it must be of as many as a figure.
 */
export function renew(renewal: Renewal, told: Told): Told {
  const { root } = renewal.now
  const renewed = new Set(everyPlace(root).map(({ id }) => id))
  for (let brick = tellingTooMuch(renewal, told, renewed); brick; brick = tellingTooMuch(renewal, told, renewed)) {
    renewed.delete((smallestOf(brick.below, renewal.now) ?? brick.place).id)
  }
  const kept = (of: Readonly<Record<Table, ReadonlySet<string>>>) => ({
    TOTAL: both(of.TOTAL, renewed),
    BREAKDOWN: both(of.BREAKDOWN, renewed),
  })
  return new Map([...told].map(([counter, of]) => [counter, kept(of)]))
}
