import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import { openContradictions, type Said } from '../data_problem/data_problem.writes.ts'
import { ofAll, type NewKpiValue, writeKpiValues } from '../kpi_value/kpi_value.writes.ts'
import { periodOf } from '../period/period.rules.ts'
import { everyPlace, type Place } from '../suppression/places.ts'
import { rulesOn } from '../suppression_rule/suppression_rule.queries.ts'
import { isSameSnapshot, renewedFrom, snapshotOf, treeOf } from './population.rules.ts'
import { currentFigures, disputesOf, type Due, dueTellings, keepTelling, measureOf, tellingsOf, treeRows, truthOf } from './telling.queries.ts' // prettier-ignore
import { firstTold, keptTold, renewed, type ToldFigure, toldFrom } from './told.rules.ts'
import { effectiveOf, type Effective, type TrueRow } from './truth.rules.ts'

/** What came of telling what was delivered. */
export interface Telling {
  /** How many figures were told, hidden or carried anew. */
  readonly told: number
  /** Of how many populations nothing more is told: they were told twice, or otherwise divided. */
  readonly twice: number
}

interface Acting {
  readonly now: Date
  readonly newId: NewId
}

const nothing = { changed: [] as readonly string[], isTwice: false }

const cellKey = ({ placeId, gender }: { placeId: string; gender: string }) => `${placeId} ${gender}`

async function effective(tx: Write, due: Due, { now, newId }: Acting): Promise<readonly TrueRow[]> {
  const disputes = await disputesOf(tx, due)
  const byCell = new Map<string, TrueRow[]>()
  for (const row of await truthOf(tx, due)) byCell.set(cellKey(row), [...(byCell.get(cellKey(row)) ?? []), row])
  const found = [...byCell].flatMap(([key, rows]): Effective[] => {
    const one = effectiveOf(rows, disputes.filter((dispute) => cellKey(dispute) === key)) // prettier-ignore
    return one ? [one] : []
  })
  // That they differ is all that is said of it.
  const said = ({ deliveryId, source }: TrueRow, isTold: boolean): Said => ({
    deliveryId,
    source,
    isTold,
    ...{ kind: null, value: null, isNearlyAll: false, contributingCount: null, isPublished: false },
  })
  const contradictions = found.flatMap(({ row, contradicting }) =>
    contradicting.map((other) => ({
      ...ofAll,
      id: newId<'DataProblem'>(),
      kpiValueId: null,
      placeId: row.placeId,
      kpiId: row.kpiId,
      period: row.period,
      gender: row.gender,
      schoolType: row.schoolType,
      told: said(row, true),
      waiting: said(other, false),
    })),
  )
  for (const one of contradictions) await openContradictions(tx, [one], now)
  return found.map(({ row }) => row)
}

const ofOne = (texts: readonly string[]) => (new Set(texts).size === 1 ? texts[0]! : 'Flera källor')

/** How what is told of a population stands: by the newest delivery in it. */
function standing(rows: readonly TrueRow[]) {
  const last = rows.reduce((newest, row) => (row.deliveredAt >= newest.deliveredAt ? row : newest))
  return {
    status: rows.some(({ status }) => status === 'PRELIMINARY') ? 'PRELIMINARY' : 'FINAL',
    asOfDate: rows
      .map(({ asOfDate }) => asOfDate)
      .toSorted()
      .at(-1)!,
    source: ofOne(rows.map(({ source }) => source)),
    deliveryId: last.deliveryId,
  }
}

async function write(
  tx: Write,
  due: Due,
  root: Place,
  { figures, carried }: { figures: readonly ToldFigure[]; carried: readonly { placeId: string; gender: string }[] },
  stands: ReturnType<typeof standing>,
  { now, newId }: Acting,
) {
  const { kpiId, period, schoolType } = due
  const there = await currentFigures(tx, due, everyPlace(root).map(({ id }) => id)) // prettier-ignore
  const current = new Map(there.map((one) => [cellKey(one), one]))
  const of = () => ({ ...ofAll, kpiId, period, schoolType, id: newId<'KpiValue'>() })
  const rows: NewKpiValue[] = [
    ...figures.map((figure) => ({
      ...of(),
      ...stands,
      ...figure,
      isCarried: false,
      isPublished: current.get(cellKey(figure))?.isPublished ?? false,
    })),
    ...carried.flatMap((cell) => {
      const first = current.get(cellKey(cell))
      return first ? [{ ...of(), ...first, isCarried: true }] : []
    }),
  ]
  return writeKpiValues(tx, rows, now)
}

async function tellOne(tx: Write, due: Due, acting: Acting): Promise<typeof nothing> {
  const rows = await effective(tx, due, acting)
  const before = await tellingsOf(tx, due)
  const own = before.filter(({ schoolType }) => schoolType === due.schoolType)
  // Of all together and of each school type would be a sum and its parts: the first way stays.
  if (before.some(({ schoolType }) => (schoolType === '') !== (due.schoolType === ''))) return { ...nothing, isTwice: true }
  const [first, second] = own
  const root = first?.population.root ?? treeOf(await treeRows(tx, due.organisationId))
  if (!root || rows.length === 0) return nothing
  const snapshot = snapshotOf(root, rows)
  const last = second ?? first
  if (last && isSameSnapshot(last.population, snapshot)) return nothing
  if (second) return { ...nothing, isTwice: true }
  const measure = await measureOf(tx, due)
  const [rule] = await rulesOn(tx as never, [measure.ruleCode], periodOf(due.period)!.start)
  if (!rule) throw new Error(`there is no rule ${measure.ruleCode} of ${due.period}`)
  const stands = standing(rows)
  const now = first ? renewedFrom(first.population, snapshot) : snapshot
  const telling = first
    ? renewed(first.population, now, toldFrom(first.told), rule, measure)
    : { ...firstTold(snapshot, rule, measure), carried: [] }
  await keepTelling(
    tx,
    {
      ...due,
      id: acting.newId<'Telling'>(),
      number: first ? 2 : 1,
      status: stands.status,
      asOfDate: stands.asOfDate,
      population: now,
      told: keptTold(telling.told),
    },
    acting.now,
  )
  return { changed: await write(tx, due, root, telling, stands, acting), isTwice: false }
}

/**
 * Decides what is told of the truth that has been delivered, population by population, and writes it where it is read. A period is told
 * twice at most.
 */
export async function tellDelivered(tx: Write, acting: Acting): Promise<Telling & { readonly changed: readonly string[] }> {
  const changed: string[] = []
  let twice = 0
  for (const due of await dueTellings(tx)) {
    const one = await tellOne(tx, due, acting)
    changed.push(...one.changed)
    if (one.isTwice) twice += 1
  }
  return { told: changed.length, twice, changed }
}
