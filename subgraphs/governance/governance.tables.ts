import type { PgTable } from 'drizzle-orm/pg-core'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { kpi } from './kpi/kpi.table.ts'
import { kpiValue } from './kpi_value/kpi_value.table.ts'
import { kpiTarget } from './kpi_target/kpi_target.table.ts'
import { statisticalArea } from './place/statistical_area.table.ts'
import { suppressionRule } from './suppression_rule/suppression_rule.table.ts'
import { goal, goalKpi } from './goal/goal.table.ts'
import { wheelEvent, wheelStatus } from './annual_wheel/annual_wheel.table.ts'
import { activityFollowUp, operationalPlan, planActivity, planContributor } from './operational_plan/operational_plan.table.ts'
import { reminder, reminderRule } from './reminder/reminder.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  ...[kpi, kpiValue, kpiTarget, statisticalArea, suppressionRule],
  ...[goal, goalKpi, wheelEvent, wheelStatus],
  ...[operationalPlan, planContributor, planActivity, activityFollowUp, reminderRule, reminder],
  ...[audit, change, idempotency, purgeLog],
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
