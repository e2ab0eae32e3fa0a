import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../governance.generated.ts'
import { keysOf, listedValues } from './statistics.queries.ts'
import { boundedBy, checkKeys, checkOrder, cursorOf, summaryOf } from './statistics.rules.ts'
import { rowsOf } from './summary.rules.ts'
import { summarised } from './summary.queries.ts'

export const statisticsResolvers = {
  Query: {
    kpiValues: async (_, { filter, orderBy, ...args }, { read }) => {
      const asked = boundedBy(filter)
      checkOrder(orderBy, asked)
      const page = pageOf(args, cursorOf[orderBy])
      checkKeys(orderBy, page.after)
      return connectionOf(await listedValues(read, asked, orderBy, page), page.size, (row) => keysOf(orderBy, row))
    },
    kpiSummary: async (_, args, { read }) => rowsOf(await summarised(read, { ...args, kpiCodes: summaryOf(args) })),
  },
  KpiSummaryFigure: {
    kpi: ({ kpiId }, _, { load }) => load.kpi.load(kpiId),
    own: ({ placeId, ...figure }, _, { load }) => (placeId === null ? null : load.ownValue({ ...figure, placeId })),
  },
} satisfies Resolvers
