import type { Outcome } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId, type NewId } from '../../shared/ids.ts'
import type { Call } from '../../shared/viewer.ts'
import type { ImportKpiValuesError, ImportKpiValuesInput, KpiValueInput } from '../governance.generated.ts'
import { deliver, type Delivered, type Told, type True } from '../imports/deliver.ts'
import { grantedOrganisations, type ImportKpiValuesPayloadRow, kpisByCode } from './kpi_value.queries.ts'
import { coordinatesOf, faultsOf, type Known, tornFaults } from './kpi_value.rules.ts'
import { tornCells } from './kpi_value.writes.ts'

type Answered = Outcome<ImportKpiValuesPayloadRow>

const refused = (...userErrors: ImportKpiValuesError[]): Answered => ({
  answer: { importedCount: null, awaitingCount: null, problemIds: [], userErrors },
  changed: [],
})

function inputFault({ values, source, asOfDate }: ImportKpiValuesInput, today: string): ImportKpiValuesError | null {
  if (values.length < 1 || values.length > 500)
    return {
      code: 'TOO_MANY_OR_NONE',
      message: `Send 1 to 500 values at a time; these are ${values.length}.`,
      field: ['values'],
    }
  if (!/^.{1,200}$/.test(source.trim()))
    return { code: 'SOURCE_INVALID', message: 'Name the source in 1 to 200 characters.', field: ['source'] }
  if (asOfDate != null && asOfDate > today)
    return { code: 'DATE_INVALID', message: 'Give a day that has been.', field: ['asOfDate'] }
  return null
}

interface Found {
  readonly value: KpiValueInput
  readonly kpi: NonNullable<ReturnType<Awaited<ReturnType<typeof kpisByCode>>['get']>>
}

const toldOf = ({ value, kpi }: Found, { source, status, asOfDate }: ImportKpiValuesInput, now: Date, newId: NewId): Told => ({
  id: newId<'KpiValue'>(),
  placeId: value.organisationId.toLowerCase(),
  kpiId: kpi.id,
  decimals: kpi.decimals,
  period: value.period,
  ...coordinatesOf(value),
  kind: value.kind,
  value: value.value ?? null,
  isNearlyAll: value.isNearlyAll ?? false,
  contributingCount: value.kind === 'VALUE' ? (value.contributors ?? null) : null,
  status: status ?? 'FINAL',
  asOfDate: asOfDate ?? dayOf(now),
  isCarried: false,
  isPublished: value.isPublished ?? false,
  source: source.trim(),
})

const trueOf = ({ value, kpi }: Found): True => ({
  placeId: value.organisationId.toLowerCase(),
  kpiId: kpi.id,
  period: value.period,
  ...coordinatesOf(value),
  amount: value.value!,
  numerator: null,
  denominator: null,
  contributors: value.contributors!,
  missed: value.missed ?? null,
})

interface Sound {
  readonly told: readonly Told[]
  readonly true: readonly True[]
}

// One delivery for each authority: its analysts and administrators read that it came.
async function deliverAll(
  tx: Write,
  sound: Sound,
  known: Known,
  input: ImportKpiValuesInput,
  { viewer, now }: Call,
  newId: NewId,
) {
  const all: Delivered[] = []
  const authorityOf = ({ placeId }: { readonly placeId: string }) => known.organisations.get(placeId)!
  for (const authority of new Set([...sound.told, ...sound.true].map(authorityOf))) {
    const delivery = {
      id: newId<'Delivery'>(),
      kind: 'ACT',
      source: input.source.trim(),
      organisationId: authority,
      asOfDate: input.asOfDate ?? dayOf(now),
      status: input.status ?? 'FINAL',
      viewerKind: viewer.kind,
      deliveredById: viewer.id,
      ...{ fileName: null, contentHash: null },
    }
    const of = <Row extends { readonly placeId: string }>(rows: readonly Row[]) =>
      rows.filter((row) => authorityOf(row) === authority)
    const parcel = { delivery, told: of(sound.told), true: of(sound.true), isDated: input.asOfDate != null, isKept: false }
    all.push(await deliver(tx, parcel, now, newId))
  }
  return all
}

function answerOf(sound: Sound, delivered: readonly Delivered[]): Answered {
  const problems = delivered.flatMap((one) => one.problems)
  const carried = delivered.reduce((sum, { carriedCount }) => sum + carriedCount, 0)
  return {
    answer: {
      importedCount: sound.told.length - carried,
      awaitingCount: sound.true.length,
      problemIds: problems,
      userErrors: [],
    },
    changed: [
      ...delivered.flatMap(({ changed }) => changed.map((id) => ({ entity: 'KpiValue', id, kind: 'UPSERT' as const }))),
      ...problems.map((id) => ({ entity: 'DataProblem', id, kind: 'UPSERT' as const })),
    ],
  }
}

/** Imports values as the viewer: all their faults at once, or all of them. */
export async function importValues(tx: Write, input: ImportKpiValuesInput, call: Call, newId: NewId): Promise<Answered> {
  const { now } = call
  const { values } = input
  const fault = inputFault(input, dayOf(now))
  if (fault) return refused(fault)
  const kpis = await kpisByCode(tx, [...new Set(values.map(({ kpiCode }) => kpiCode))])
  const organisations = await grantedOrganisations(tx, [
    ...new Set(values.map(({ organisationId }) => organisationId).filter(isId)),
  ])
  const faults = faultsOf(values, { kpis, organisations })
  if (faults.length > 0) return refused(...faults)
  const found = values.map((value) => ({ value, kpi: kpis.get(value.kpiCode)! }))
  const isTruth = ({ kpi }: Found) => kpi.delivery === 'SUPPRESSED_HERE'
  const sound = {
    told: found.filter((one) => !isTruth(one)).map((one) => toldOf(one, input, now, newId)),
    true: found.filter(isTruth).map(trueOf),
  }
  if (input.isDryRun) await tx`savepoint trial`
  const delivered = await deliverAll(tx, sound, { kpis, organisations }, input, call, newId)
  const torn = sound.told.length > 0 ? await tornCells(tx, sound.told) : []
  if (torn.length > 0)
    return refused(
      ...tornFaults(
        found.map(({ value, kpi }) => ({ ...trueOf({ value, kpi }) })),
        torn,
      ),
    )
  const outcome = answerOf(sound, delivered)
  if (!input.isDryRun) return outcome
  await tx`rollback to savepoint trial`
  return { answer: { ...outcome.answer, problemIds: [] }, changed: [] }
}
