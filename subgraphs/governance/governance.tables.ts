import type { PgTable } from 'drizzle-orm/pg-core'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { kpi } from './kpi/kpi.table.ts'
import { kpiValue } from './kpi_value/kpi_value.table.ts'
import { qualityAnalysis, qualityContributor } from './quality_analysis/quality_analysis.table.ts'
import { qualityComment, qualityText } from './quality_analysis/quality_text.table.ts'
import { qualityEvidence } from './quality_evidence/quality_evidence.table.ts'
import { qualityModel, qualityModelChoice, qualityModelSection } from './quality_model/quality_model.table.ts'
import {
  qualityDecision, qualityPublication, qualityVersion, qualityVersionEvidence, qualityVersionSection,
} from './quality_version/quality_version.table.ts' // prettier-ignore

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  kpi,
  kpiValue,
  // Quality work
  qualityModel,
  qualityModelSection,
  qualityModelChoice,
  qualityAnalysis,
  qualityContributor,
  qualityText,
  qualityComment,
  qualityEvidence,
  qualityVersion,
  qualityVersionSection,
  qualityVersionEvidence,
  qualityDecision,
  qualityPublication,
  // The acts of all of them
  audit,
  change,
  idempotency,
  purgeLog,
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
