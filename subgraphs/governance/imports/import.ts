import { recordSystem } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import { ensureKpis } from '../kpi/kpi.definitions.ts'
import { tornCells } from '../kpi_value/kpi_value.writes.ts'
import { FileRefused } from '../skolverket/skolverket.refusal.ts'
import { tellDelivered, type Telling } from '../telling/telling.ts'
import { ensureAreas } from './areas.ts'
import { deliver, type Told, type True } from './deliver.ts'
import type { FigureFile } from './figures.ts'
import { fit, type Fitted, type Known } from './fit.ts'
import { deliveredBefore, knownOf } from './known.queries.ts'

/** How a file is taken in, besides what it says itself. */
export interface ImportOptions {
  /** The command, as the audit has it. */
  readonly act: string
  readonly fileName: string | null
  readonly contentHash: string
  readonly now: Date
  readonly newId: NewId
  readonly asOfDate?: string | null
  readonly status?: 'PRELIMINARY' | 'FINAL'
  readonly isPublished?: boolean
  readonly allowShrinking?: boolean
  readonly progress?: (done: number) => void
}

/** What came of an import of figures. Nothing in it tells what is hidden. */
export interface FiguresImported extends Telling {
  readonly isKnown: boolean
  readonly rows: number
  readonly changed: number
  readonly problems: number
  readonly awaiting: number
  readonly carried: number
}

const nothingNew = { changed: 0, problems: 0, awaiting: 0, carried: 0, told: 0, twice: 0 }

function toldOf({ row, kpi, placeId }: Fitted, file: FigureFile, options: ImportOptions): Told {
  const { figure } = row
  return {
    id: options.newId<'KpiValue'>(),
    placeId,
    kpiId: kpi.id,
    decimals: kpi.decimals,
    period: row.period,
    gender: row.gender,
    schoolType: row.schoolType,
    schoolYear: row.schoolYear,
    subjectCode: row.subjectCode,
    kind: figure.kind,
    value: figure.kind === 'VALUE' ? figure.value : null,
    isNearlyAll: figure.kind === 'VALUE' && figure.isNearlyAll,
    contributingCount: figure.kind === 'VALUE' ? row.contributors : null,
    status: row.status ?? options.status ?? 'FINAL',
    asOfDate: row.asOfDate ?? options.asOfDate ?? file.asOfDate ?? dayOf(options.now),
    isCarried: false,
    isPublished: file.isPublic || (options.isPublished ?? false),
    source: row.source ?? file.source,
  }
}

const trueOf = ({ row, kpi, placeId }: Fitted): True[] =>
  row.figure.kind !== 'VALUE'
    ? []
    : [
        {
          placeId,
          kpiId: kpi.id,
          period: row.period,
          gender: row.gender,
          schoolType: row.schoolType,
          schoolYear: row.schoolYear,
          subjectCode: row.subjectCode,
          amount: row.figure.value,
          numerator: row.quotient?.[0] ?? null,
          denominator: row.quotient?.[1] ?? null,
          contributors: row.contributors!,
          missed: row.missed,
        },
      ]

const isTruth = ({ kpi }: Fitted) => kpi.delivery === 'SUPPRESSED_HERE'

// What another installation tells has been decided on there: it is told as it is.
async function known(tx: Write, { kind, rows }: FigureFile): Promise<Known> {
  const { kpis, places } = await knownOf(tx, rows)
  if (kind !== 'FIGURES') return { kpis, places }
  const asTold = [...kpis].map(([code, kpi]) => [code, { ...kpi, delivery: 'AS_PUBLISHED' }] as const)
  return { places, kpis: new Map(asTold) }
}

const wholeFile = (problem: string) => new FileRefused([{ line: 1, column: null, problem }])

function authorityOf(file: FigureFile, fitted: readonly Fitted[]): string | null {
  if (file.isPublic) return null
  const authorities = [...new Set(fitted.map(({ authorityId }) => authorityId))]
  if (authorities.length === 1 && authorities[0]) return authorities[0]
  // What another installation tells may be of the whole country.
  if (file.kind === 'FIGURES') return null
  throw wholeFile('its places belong to more than one authority, or to none; deliver those of one authority at a time')
}

// What its places are fewer than half of those the time before has most likely been cut short.
function checkShrinking(count: number, before: number | null, { allowShrinking }: ImportOptions): void {
  if (before === null || allowShrinking || count * 2 >= before) return
  throw wholeFile(`it is of ${count} places where the last delivery was of ${before}; give --allow-shrinking if that is so`)
}

async function checkTorn(tx: Write, told: readonly Told[], fitted: readonly Fitted[]): Promise<void> {
  const bySex = told.filter(({ gender }) => gender !== 'ALL')
  const torn = bySex.length > 0 ? await tornCells(tx, bySex) : []
  const problem = 'one sex is suppressed or nearly all, and the other is shown: suppress both'
  const at = fitted.filter(({ row, placeId, kpi }) =>
    torn.some((one) => one.placeId === placeId && one.kpiId === kpi.id && one.period === row.period && row.gender !== 'ALL'),
  )
  if (at.length > 0) throw new FileRefused(at.map(({ row: { line, column } }) => ({ line, column, problem })))
}

/**
 * Takes a file of figures in, in the transaction that is given: all its faults at once or all of it, and nothing if it was read before.
 * What is suppressed here is told at the end, as far as it may be.
 */
export async function importFigures(tx: Write, file: FigureFile, options: ImportOptions): Promise<FiguresImported> {
  const { kind, source, rows } = file
  const { contentHash, now, newId } = options
  if (file.problems.length > 0) throw new FileRefused(file.problems)
  const before = await deliveredBefore(tx, { kind, source, contentHash })
  if (before.isKnown) return { ...nothingNew, isKnown: true, rows: rows.length }
  if (file.areas) await ensureAreas(tx, file.areas)
  if (file.definitions) await ensureKpis(tx, file.definitions)
  const { fitted, problems } = fit(rows, await known(tx, file))
  if (problems.length > 0) throw new FileRefused(problems)
  checkShrinking(new Set(fitted.map(({ placeId }) => placeId)).size, before.lastPlaceCount, options)
  const told = fitted.filter((one) => !isTruth(one)).map((one) => toldOf(one, file, options))
  const truth = fitted.filter(isTruth).flatMap(trueOf)
  if (file.isPublic && truth.length > 0)
    throw wholeFile('key figures that are suppressed here belong to an authority, and cannot be public')
  const delivery = {
    id: newId<'Delivery'>(),
    organisationId: authorityOf(file, fitted),
    asOfDate: options.asOfDate ?? file.asOfDate ?? dayOf(now),
    status: options.status ?? 'FINAL',
    ...{ kind, source, contentHash, fileName: options.fileName, viewerKind: 'SYSTEM', deliveredById: null },
  }
  const isDated = (options.asOfDate ?? file.asOfDate) !== null
  const delivered = await deliver(tx, { delivery, told, true: truth, isDated, isKept: true }, now, newId)
  if (!file.isPublic) await checkTorn(tx, told, fitted)
  const telling = truth.length > 0 ? await tellDelivered(tx, { now, newId }) : { told: 0, twice: 0, changed: [] }
  const values = [...delivered.changed, ...telling.changed].map((id) => ({ entity: 'KpiValue', id, kind: 'UPSERT' as const }))
  const opened = delivered.problems.map((id) => ({ entity: 'DataProblem', id, kind: 'UPSERT' as const }))
  await recordSystem(tx, 'governance', options.act, { source, changed: values.length }, [...values, ...opened])
  options.progress?.(rows.length)
  return {
    isKnown: false,
    rows: rows.length,
    changed: delivered.changed.length,
    problems: delivered.problems.length,
    awaiting: delivered.awaitingCount,
    carried: delivered.carriedCount,
    told: telling.told,
    twice: telling.twice,
  }
}
