import type { GraphQLResolveInfo } from 'graphql'
import { act } from '../../shared/act.ts'
import { done, refused } from '../../shared/action.ts'
import { minutesAfter } from '../../shared/clock.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { BeginStatisticsExportInput } from '../governance.generated.ts'
import { askedBy, filterFault, summaryFault } from '../statistics/statistics.rules.ts'
import { begunSince, type BeginStatisticsExportPayloadRow, insertExport, isQuiet } from './statistics_export.queries.ts'

const ofExport = { kpis: 200, periods: 15 }
const mostAnHour = 20

// An act has 20 seconds: whoever wrote with an earlier instant than this has committed, or never will.
const settling = 0.5

/** What is asked for, with every part of it said; or what is wrong with it. */
function contentOf({ values, summary }: BeginStatisticsExportInput) {
  if (!values === !summary) return { fault: 'Give `values` or `summary`, and not both.' }
  if (values) {
    const fault = filterFault(values, ofExport)
    return fault === null ? { content: 'VALUES' as const, asked: askedBy(values) } : { fault }
  }
  const { kpiCodes, period, by, orderBy = 'NAME', gender = 'ALL' } = summary!
  const fault = summaryFault({ kpiCodes, period })
  return fault === null ? { content: 'SUMMARY' as const, asked: { kpiCodes, period, by, orderBy, gender } } : { fault }
}

/**
 * Begins an export. Its instant lies a little back, and nobody is importing now: what an import that is under way writes later would
 * else slip in between two pages.
 */
export const beginGiven = (
  info: GraphQLResolveInfo,
  { call, newId, act: perform }: GovernanceContext,
  input: BeginStatisticsExportInput,
) =>
  perform(
    act<BeginStatisticsExportPayloadRow>(info, call, input, async (tx) => {
      const content = contentOf(input)
      if ('fault' in content) return refused('FILTER_INVALID', content.fault)
      if ((await begunSince(tx, minutesAfter(call.now, -60))) >= mostAnHour)
        return refused('TOO_MANY', `You have begun ${mostAnHour} exports in an hour. Read one of them, or begin again later.`)
      if (!(await isQuiet(tx))) return refused('IMPORT_RUNNING', 'Figures are being imported. Begin again in a moment.')
      const id = newId<'StatisticsExport'>()
      const instants = { now: call.now, knownAt: minutesAfter(call.now, -settling) }
      await insertExport(tx, { ...content, ...instants, id, begunById: call.viewer.id, isSwedish: call.locale === 'sv' })
      return done(id, { entity: 'StatisticsExport', id, kind: 'UPSERT', reason: JSON.stringify(content) })
    }),
  )
