import type { PgTable } from 'drizzle-orm/pg-core'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { dataProblem } from './data_problem/data_problem.table.ts'
import { dataProblemReport } from './data_problem/data_problem_report.table.ts'
import { dataProblemSource } from './data_problem/data_problem_source.table.ts'
import { delivery } from './delivery/delivery.table.ts'
import { sourceValue } from './delivery/source_value.table.ts'
import { kpi } from './kpi/kpi.table.ts'
import { kpiValue } from './kpi_value/kpi_value.table.ts'
import { statisticalArea } from './place/statistical_area.table.ts'
import { telling } from './telling/telling.table.ts'
import { suppressionRule } from './suppression_rule/suppression_rule.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  kpi,
  kpiValue,
  statisticalArea,
  suppressionRule,
  delivery,
  sourceValue,
  telling,
  dataProblem,
  dataProblemReport,
  dataProblemSource,
  audit,
  change,
  idempotency,
  purgeLog,
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
