import type { PgTable } from 'drizzle-orm/pg-core'
import { cube, cubeCell, cubeKind, cubeTold } from './cube/cube.table.ts'
import { factVersion, feedReading } from './fact/fact.table.ts'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { kpi } from './kpi/kpi.table.ts'
import { kpiValue } from './kpi_value/kpi_value.table.ts'
import { statisticalArea } from './place/statistical_area.table.ts'
import { suppressionRule } from './suppression_rule/suppression_rule.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  ...[kpi, kpiValue, statisticalArea, suppressionRule],
  ...[feedReading, factVersion, cubeKind, cube, cubeCell, cubeTold],
  ...[audit, change, idempotency, purgeLog],
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
