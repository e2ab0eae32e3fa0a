import { act } from '../../shared/act.ts'
import type { Resolvers } from '../governance.generated.ts'
import { importValues } from './kpi_value.import.ts'
import { boundedFilter } from './kpi_value.rules.ts'

const typeOf = { VALUE: 'Figure', SUPPRESSED: 'SuppressedFigure', MISSING: 'MissingFigure' } as const

export const reasons = {
  SUPPRESSED: 'Hidden because the figure rests on too few pupils (Skolverket: fewer than 10 on a school unit).',
  MISSING: 'There is no figure for this cell.',
} as const

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
      perform(act(info, call, input, (tx) => importValues(tx, input, call, newId))),
  },
  ImportKpiValuesPayload: {
    problems: async ({ problemIds }, _, { load }) => {
      const problems = await Promise.all(problemIds.map((id) => load.dataProblem.load(id)))
      return problems.filter((problem) => problem !== null)
    },
  },
} satisfies Resolvers
