import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import { type Contradiction, openContradictions, type Said } from '../data_problem/data_problem.writes.ts'
import { addDeliveries, addSourceValues, type NewDelivery, type SourceValue } from '../delivery/delivery.writes.ts'
import { type Cell, type NewKpiValue, takeTurn, writeKpiValues } from '../kpi_value/kpi_value.writes.ts'
import { isSameFigure, type Stated, verdictOf } from './compare.rules.ts'

/** A value that has been found sound, with what it takes to compare it. */
export interface Told extends NewKpiValue {
  readonly decimals: number
}

/** Truth that has been found sound. */
export type True = Omit<SourceValue, 'deliveryId'>

export interface Parcel {
  readonly delivery: Omit<NewDelivery, 'changedCount' | 'carriedCount' | 'rowCount' | 'placeCount'>
  readonly told: readonly Told[]
  readonly true: readonly True[]
  /** Whether the source says of which day its values are. */
  readonly isDated: boolean
  /** Whether it is written down though nothing of it is new: a file is read once. */
  readonly isKept: boolean
}

export interface Delivered {
  /** The values that were written. */
  readonly changed: readonly string[]
  /** The problems that wait for somebody. */
  readonly problems: readonly string[]
  readonly awaitingCount: number
  readonly carriedCount: number
}

interface Current extends Stated {
  readonly n: number
  readonly id: string
  readonly deliveryId: string | null
}

const atOnce = 2000

function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += atOnce) yield items.slice(at, at + atOnce)
}

const cellOf = ({ placeId, kpiId, period, gender, schoolType, schoolYear, subjectCode }: Cell): Cell => ({
  placeId,
  kpiId,
  period,
  gender,
  schoolType,
  schoolYear,
  subjectCode,
})

const sameCell = (tx: Write, table: 'v' | 'p') => {
  const t = tx(table)
  return tx`${t}.place_id = r."placeId" and ${t}.period = r.period and ${t}.kpi_id = r."kpiId" and ${t}.gender = r.gender
    and ${t}.school_type = r."schoolType" and ${t}.school_year = r."schoolYear" and ${t}.subject_code = r."subjectCode"`
}

const cells = (tx: Write, given: readonly Cell[]) =>
  tx`jsonb_to_recordset(${tx.json(given.map((cell, n) => ({ ...cellOf(cell), n })))}::jsonb) r(n integer, "placeId" uuid, "kpiId" uuid,
    period text, gender text, "schoolType" text, "schoolYear" smallint, "subjectCode" text)`

async function currentOf(tx: Write, values: readonly Told[]): Promise<readonly (Current | null)[]> {
  const found: (Current | null)[] = []
  for (const some of chunks(values)) {
    const rows = await tx<
      Current[]
    >`/* currentValues */ select r.n, v.id, v.kind, v.value, v.is_nearly_all, v.contributing_count, v.status,
        v.as_of_date, v.is_published, v.source, v.delivery_id
      from ${cells(tx, some)} join governance.kpi_value v on ${sameCell(tx, 'v')} and v.superseded_at is null`
    const byPlace = new Map(rows.map((row) => [row.n, row]))
    found.push(...some.map((_, n) => byPlace.get(n) ?? null))
  }
  return found
}

interface Refused extends Stated {
  readonly n: number
}

// What somebody has decided against before is no new problem when its source says it again.
async function refusedBefore(tx: Write, values: readonly Told[]): Promise<ReadonlySet<Told>> {
  if (values.length === 0) return new Set()
  const rows = await tx<Refused[]>`/* refusedBefore */ select r.n, s.source, s.kind, s.value, s.is_nearly_all
    from ${cells(tx, values)} join governance.data_problem p on ${sameCell(tx, 'p')} and p.kind = 'CONTRADICTION' and p.state <> 'OPEN'
    join governance.data_problem_source s on s.problem_id = p.id
      and case when p.chosen_delivery_id is null then not s.is_told else s.delivery_id is distinct from p.chosen_delivery_id end`
  return new Set(
    rows.flatMap((row) => {
      const value = values[row.n]!
      return row.source === value.source && isSameFigure(row, value, value.decimals) ? [value] : []
    }),
  )
}

const said = (stated: Stated, deliveryId: string | null, isTold: boolean): Said => ({
  deliveryId,
  isTold,
  source: stated.source,
  kind: stated.kind,
  value: stated.value,
  isNearlyAll: stated.isNearlyAll,
  contributingCount: stated.contributingCount,
  isPublished: stated.isPublished,
})

/**
 * Takes a delivery in: writes down that it came, tells what is new of it, opens a problem where it contradicts what is told, and puts
 * away what has to be decided on first.
 */
export async function deliver(tx: Write, parcel: Parcel, now: Date, newId: NewId): Promise<Delivered> {
  const { delivery, told, isDated, isKept } = parcel
  await takeTurn(tx)
  const current = await currentOf(tx, told)
  const verdicts = told.map((value, n) => verdictOf(value, current[n]!, value.decimals, isDated))
  const written = told.filter((_, n) => verdicts[n] === 'NEW' || verdicts[n] === 'REPLACES')
  const differing = told.filter((_, n) => verdicts[n] === 'CONTRADICTS')
  const refused = await refusedBefore(tx, differing)
  const contradictions = told.flatMap((value, n): Contradiction[] => {
    const first = current[n]
    if (verdicts[n] !== 'CONTRADICTS' || refused.has(value) || !first) return []
    const [id, kpiValueId] = [newId<'DataProblem'>(), first.id]
    const [there, waiting] = [said(first, first.deliveryId, true), said(value, delivery.id, false)]
    return [{ ...cellOf(value), id, kpiValueId, told: there, waiting }]
  })
  const counts = {
    changed: written.length + parcel.true.length,
    carried: verdicts.filter((one) => one === 'OLDER').length + differing.length,
  }
  if (isKept || counts.changed + contradictions.length > 0) await writeDown(tx, parcel, counts, now)
  const changed: string[] = []
  for (const some of chunks(written))
    changed.push(
      ...(await writeKpiValues(
        tx,
        some.map((value) => ({ ...value, deliveryId: delivery.id })),
        now,
      )),
    )
  for (const some of chunks(parcel.true))
    await addSourceValues(
      tx,
      some.map((value) => ({ ...value, deliveryId: delivery.id })),
    )
  const problems = await openContradictions(tx, contradictions, now)
  return { changed, problems, awaitingCount: parcel.true.length, carriedCount: counts.carried }
}

function writeDown(tx: Write, parcel: Parcel, counts: { changed: number; carried: number }, now: Date) {
  const places = new Set([...parcel.told, ...parcel.true].map(({ placeId }) => placeId))
  const rowCount = parcel.told.length + parcel.true.length
  const [changedCount, carriedCount] = [counts.changed, counts.carried]
  return addDeliveries(tx, [{ ...parcel.delivery, placeCount: places.size, rowCount, changedCount, carriedCount }], now)
}
