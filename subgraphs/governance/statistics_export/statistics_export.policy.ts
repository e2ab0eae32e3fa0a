import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { StatisticsExportActsFields, StatisticsExportFields } from '../governance.generated.ts'
import { ofFigures } from '../kpi_value/kpi_value.policy.ts'

export const statisticsExportPolicy = {
  Query: { statisticsColumns: signedIn, statisticsRows: ofFigures },
  Mutation: { beginStatisticsExport: ofFigures },
  StatisticsColumn: { name: allow, kind: allow, values: allow, meaning: allow, meaningSv: allow },
  StatisticsPage: { columns: allow, rows: allow, isSwedish: allow, endCursor: allow, hasNextPage: allow },
  StatisticsExport: { id: allow, content: allow, knownAt: allow, columns: allow },
  BeginStatisticsExportPayload: { statisticsExport: allow, userErrors: allow },
  BeginStatisticsExportError: { code: allow, message: allow, field: allow },
} satisfies Policy<StatisticsExportFields & StatisticsExportActsFields>
