import { NIL, v5 } from 'uuid'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { UserError } from '../../shared/user-error.ts'
import { writeKpiValues } from '../kpi_value/kpi_value.writes.ts'
import { periodOf } from '../period/period.rules.ts'
import { cohort } from '../suppression/counters.ts'
import { figuresOf, kpisOf } from './cube.figures.ts'
import type { Kind } from './cube.kinds.ts'
import { type Counts, countAt, hashesOf, headsOf, type Made, make, type Making, unitsIn } from './cube.make.ts'
import {
  type CubeRow, cubesOf, insertCube, keptOf, kindOf, lastReadingId, lockCubes, publishedCells, ruleOn,
} from './cube.queries.ts' // prettier-ignore
import type { TreeRow } from './cube.table.ts'

/** What is to be frozen: a kind of an authority and a period, as far as the feeds have been read. */
export interface Order {
  readonly kind: string
  readonly period: string
  readonly isFinal: boolean
  readonly now: Date
  readonly authority: string
  /** As it is today: the first cube of a period keeps it for those that come. */
  readonly tree: readonly TreeRow[]
}

/** What became of a population; number null: nothing has changed since its last cube. */
export interface Frozen {
  readonly population: string
  readonly number: number | null
  readonly figures: number
  readonly carried: number
  /** The figures that were written, by their ids. */
  readonly written: readonly string[]
}

const distinct = (cubes: readonly CubeRow[]): readonly number[] =>
  [...new Set(cubes.map(({ lastReadingId: reading }) => reading))].toSorted((a, b) => a - b)

/** The cubes there are of an authority and period, and of the kind that says who is counted. */
export interface Earlier {
  readonly own: readonly CubeRow[]
  readonly lead: readonly CubeRow[]
}

export async function earlierOf(tx: Write, { code, cohortOf }: Kind, placeId: string, period: string): Promise<Earlier> {
  const cubes = await cubesOf(tx, cohortOf === null ? [code] : [code, cohortOf], placeId, period)
  return { own: cubes.filter(({ kind }) => kind === code), lead: cubes.filter(({ kind }) => kind === cohortOf) }
}

/** Until when facts count: as far as is read, or as the kind has it that says who is counted. */
async function readingFor(tx: Write, { cohortOf }: Kind, { own, lead }: Earlier): Promise<number> {
  if (cohortOf === null) return lastReadingId(tx)
  const used = distinct(own)
  const next = distinct(lead).find((reading) => !used.includes(reading))
  if (next === undefined) throw new UserError(`${cohortOf} says who is counted: freeze it first.`)
  return next
}

/** Facts and heads of all populations of a kind, at the readings up to one. */
export async function countedFor(tx: Write, kind: Kind, period: string, tree: readonly TreeRow[], { own, lead }: Earlier, reading: number) {
  const units = unitsIn(tree)
  const upTo = (cubes: readonly CubeRow[]) => [...distinct(cubes).filter((one) => one <= reading), reading]
  const facts = await countAt(tx, { kind, period, units }, upTo(own))
  const leading = kind.cohortOf === null ? undefined : await kindOf(tx, kind.cohortOf)
  return { facts, heads: leading ? await countAt(tx, { kind: leading, period, units }, upTo(lead)) : null }
} // prettier-ignore

async function headcountsIn(tx: Write, of: CubeRow | undefined): Promise<ReadonlySet<string>> {
  const told = of ? (await keptOf(tx, of.id)).told : []
  const counted = told.filter((one) => one.counter === cohort && one.cellTable === 'TOTAL' && !one.isCarried)
  return new Set(counted.map(({ placeId }) => placeId))
}

/** Whom the other kind has counted, where it says who is counted, at the readings that cubes of the population were made of. */
export async function headsFor(
  tx: Write,
  counts: Counts | null,
  population: string,
  lead: readonly CubeRow[],
  readings: readonly number[],
) {
  if (counts === null) return null
  const of = lead.filter((one) => one.population === headsOf(population))
  // Where nothing has changed of the pupils since, there is no cube of its own.
  const first = await headcountsIn(tx, of.findLast((one) => one.lastReadingId <= readings[0]!)) // prettier-ignore
  const now = await headcountsIn(
    tx,
    of.find((one) => one.lastReadingId === readings.at(-1)),
  )
  return { counts, renewable: { first, now } }
}

interface Freezing extends Order {
  readonly of: Kind
  readonly making: Making
  readonly mine: readonly CubeRow[]
}

async function keep(tx: Write, { of, making, mine, ...order }: Freezing, made: Made): Promise<Frozen> {
  const { population, rule, tree } = making
  const [number, hashes] = [mine.length + 1, await hashesOf(tx, made)]
  const status = order.isFinal ? 'FINAL' : 'PRELIMINARY'
  const last = mine.at(-1)
  if (last?.contentHash === hashes.contentHash && (last.status === status || number > 2))
    return { population, number: null, figures: 0, carried: 0, written: [] }
  const id = v5(['CUBE', of.code, order.authority, population, order.period, number].join(' '), NIL)
  const frozenOn = dayOf(order.now)
  const { period } = order
  const common = { id, kind: of.code, placeId: order.authority, population, period, number, status, frozenOn, tree, rule }
  await insertCube(tx, { ...common, ...hashes, ...made, frozenAt: order.now, lastReadingId: making.readings.at(-1)! })
  if (!made.decision) return { population, number, figures: 0, carried: 0, written: [] }
  const published = await publishedCells(tx, kpisOf(of, population), period)
  const about = {
    cubeId: id,
    kind: of,
    population,
    period,
    rule,
    status,
    frozenOn,
    firstOn: mine[0]?.frozenOn ?? frozenOn,
    published,
  }
  const figures = figuresOf(about, made.decision)
  const written = await writeKpiValues(tx, figures, order.now)
  const carried = figures.filter(({ isCarried }) => isCarried).length
  return { population, number, figures: figures.length, carried, written }
}

async function orderedKind(tx: Write, { kind: code, period }: Order): Promise<Kind> {
  const kind = await kindOf(tx, code)
  if (!kind) throw new UserError(`There is no kind of cube called ${code}.`)
  if (periodOf(period)?.kind === kind.grain) return kind
  throw new UserError(
    `${code} is told of a period of the kind ${kind.grain}, as 2025/26, 2025/26 HT or 2026-10-15: not of ${period}.`,
  )
}

/** Freezes every population of a kind, an authority and a period. Nobody changes what is frozen: what is corrected makes another cube. */
export async function freeze(tx: Write, order: Order): Promise<readonly Frozen[]> {
  const of = await orderedKind(tx, order)
  await lockCubes(tx)
  const earlier = await earlierOf(tx, of, order.authority, order.period)
  const tree = [...earlier.own, ...earlier.lead].toSorted((a, b) => a.lastReadingId - b.lastReadingId)[0]?.tree ?? order.tree
  const reading = await readingFor(tx, of, earlier)
  const { facts, heads } = await countedFor(tx, of, order.period, tree, earlier, reading)
  const ruleNow = await ruleOn(tx, of.ruleCode, periodOf(order.period)!.start)
  if (!ruleNow) throw new UserError(`There is no rule ${of.ruleCode} for ${order.period}.`)
  const populations = new Set([...earlier.own, ...facts.get(reading)!].map(({ population }) => population))
  const frozen: Frozen[] = []
  for (const population of [...populations].toSorted()) {
    const mine = earlier.own.filter((one) => one.population === population)
    const readings = [...mine.map((one) => one.lastReadingId), reading]
    const making = {
      ...{ kind: of, population, tree, facts, readings, rule: mine[0]?.rule ?? ruleNow },
      heads: await headsFor(tx, heads, population, earlier.lead, readings),
    }
    frozen.push(await keep(tx, { ...order, of, making, mine }, make(making)))
  }
  return frozen
}
