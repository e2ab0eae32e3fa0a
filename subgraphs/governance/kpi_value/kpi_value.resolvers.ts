import { act, type Outcome } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId, type NewId } from '../../shared/ids.ts'
import type { ImportKpiValuesError, ImportKpiValuesInput, Resolvers } from '../governance.generated.ts'
import { grantedOrganisations, type ImportKpiValuesPayloadRow, kpisByCode } from './kpi_value.queries.ts'
import { boundedFilter, faultsOf, tornFaults } from './kpi_value.rules.ts'
import { asPublished, ofAll, tornCells, writeKpiValues } from './kpi_value.writes.ts'

const typeOf = { VALUE: 'Figure', SUPPRESSED: 'SuppressedFigure', MISSING: 'MissingFigure' } as const

const reasons = {
  SUPPRESSED: 'Hidden because the figure rests on too few pupils (Skolverket: fewer than 10 on a school unit).',
  MISSING: 'There is no figure for this cell.',
} as const

const refused = (...userErrors: ImportKpiValuesError[]): Outcome<ImportKpiValuesPayloadRow> => ({
  answer: { importedCount: null, userErrors },
  changed: [],
})

async function importValues(
  tx: Write,
  { source, values }: ImportKpiValuesInput,
  now: Date,
  newId: NewId,
): Promise<Outcome<ImportKpiValuesPayloadRow>> {
  if (values.length < 1 || values.length > 500)
    return refused({
      code: 'TOO_MANY_OR_NONE',
      message: `Send 1 to 500 values at a time; these are ${values.length}.`,
      field: ['values'],
    })
  if (!/^.{1,200}$/.test(source.trim()))
    return refused({ code: 'SOURCE_INVALID', message: 'Name the source in 1 to 200 characters.', field: ['source'] })
  const kpis = await kpisByCode(tx, [...new Set(values.map(({ kpiCode }) => kpiCode))])
  const organisations = await grantedOrganisations(tx, [
    ...new Set(values.map(({ organisationId }) => organisationId).filter(isId)),
  ])
  const faults = faultsOf(values, { kpis, organisations })
  if (faults.length > 0) return refused(...faults)
  const rows = values.map(({ kpiCode, organisationId, ...value }) => ({
    ...asPublished,
    ...ofAll,
    placeId: organisationId,
    period: value.period,
    gender: value.gender ?? 'ALL',
    kind: value.kind,
    value: value.value ?? null,
    isNearlyAll: value.isNearlyAll ?? false,
    isPublished: value.isPublished ?? false,
    id: newId<'KpiValue'>(),
    kpiId: kpis.get(kpiCode)!.id,
    source: source.trim(),
    asOfDate: dayOf(now),
  }))
  const changed = await writeKpiValues(tx, rows, now)
  const torn = await tornCells(tx, rows)
  if (torn.length > 0) return refused(...tornFaults(rows, torn))
  return {
    answer: { importedCount: values.length, userErrors: [] },
    changed: changed.map((id) => ({ entity: 'KpiValue', id, kind: 'UPSERT' })),
  }
}

export const kpiValueResolvers = {
  Organisation: {
    kpiValues: ({ id }, { filter }, { load }) => load.kpiValues(id, boundedFilter(filter)),
  },
  KpiValue: {
    kpi: async ({ kpiId }, _, { load }) => (await load.kpi.load(kpiId))!,
    place: ({ placeId }, _, { load }) => load.place.load(placeId),
    figure: (row) => row,
  },
  KpiFigure: { __resolveType: ({ kind }) => typeOf[kind] },
  SuppressedFigure: { reason: () => reasons.SUPPRESSED },
  MissingFigure: { reason: () => reasons.MISSING },
  Mutation: {
    importKpiValues: (_, { input }, { call, newId, act: perform }, info) =>
      perform(act(info, call, input, (tx) => importValues(tx, input, call.now, newId))),
  },
} satisfies Resolvers
