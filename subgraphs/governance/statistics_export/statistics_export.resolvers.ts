import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { summarised } from '../statistics/summary.queries.ts'
import { beginGiven } from './statistics_export.acts.ts'
import { columnsOf } from './statistics_export.columns.ts'
import { exportedValues, keyOf, knownAt, type StatisticsExportRow } from './statistics_export.queries.ts'
import { summaryRow, valueRow } from './statistics_export.rows.ts'

const most = 5_000

type Of<Content> = Extract<StatisticsExportRow, { readonly content: Content }>

/** Where to go on; null from the beginning. */
async function keyAfter(after: string | null | undefined, { read }: GovernanceContext) {
  if (after == null) return null
  const key = isId(after) ? await keyOf(read, after) : null
  if (key === null) throw badInput('`after` is no value of this export. Use the `value_id` of the last row that is there.')
  return key
}

async function valuesPage(
  { asked, knownAt: instant, isSwedish }: Of<'VALUES'>,
  after: string | null | undefined,
  context: GovernanceContext,
) {
  const rows = await exportedValues(context.read, { asked, instant }, { after: await keyAfter(after, context), limit: most + 1 })
  const page = rows.slice(0, most)
  return {
    // A place that is gone has no name, and is in no list.
    rows: page.flatMap((row) => (row.placeKind === null ? [] : [valueRow(row, isSwedish)])),
    endCursor: page.at(-1)?.id ?? null,
    hasNextPage: rows.length > most,
  }
}

async function summaryPage({ asked, knownAt: instant, isSwedish }: Of<'SUMMARY'>, { read, load }: GovernanceContext) {
  const figures = await summarised(read, asked, knownAt(instant))
  const rows = await Promise.all(
    figures.map(async (row) => summaryRow(row, asked.by, (await load.kpi.load(row.kpiId))!, isSwedish)),
  )
  return { rows, endCursor: null, hasNextPage: false }
}

export const statisticsExportResolvers = {
  Query: {
    statisticsColumns: (_, { of }) => columnsOf[of],
    statisticsRows: async (_, { exportId, after }, context) => {
      const given = isId(exportId) ? await context.load.statisticsExport.load(exportId) : null
      if (!given) return null
      const page = given.content === 'VALUES' ? await valuesPage(given, after, context) : await summaryPage(given, context)
      return { ...page, columns: columnsOf[given.content], isSwedish: given.isSwedish }
    },
  },
  StatisticsExport: { columns: ({ content }) => columnsOf[content] },
  BeginStatisticsExportPayload: {
    statisticsExport: ({ id }, _, { load }) => (id === null ? null : load.statisticsExport.load(id)),
  },
  Mutation: { beginStatisticsExport: (_, { input }, context, info) => beginGiven(info, context, input) },
} satisfies Resolvers
