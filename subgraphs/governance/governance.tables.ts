import type { PgTable } from 'drizzle-orm/pg-core'
import { cube, cubeCell, cubeKind, cubeTold } from './cube/cube.table.ts'
import { factVersion, feedReading } from './fact/fact.table.ts'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { kpi } from './kpi/kpi.table.ts'
import { kpiValue } from './kpi_value/kpi_value.table.ts'
import { kpiTarget } from './kpi_target/kpi_target.table.ts'
import { statisticalArea } from './place/statistical_area.table.ts'
import { suppressionRule } from './suppression_rule/suppression_rule.table.ts'
import { goal, goalAnalysis, goalKpi } from './goal/goal.table.ts'
import { wheelEvent, wheelStatus } from './annual_wheel/annual_wheel.table.ts'
import { activityFollowUp, operationalPlan, planActivity, planContributor } from './operational_plan/operational_plan.table.ts'
import { reminder, reminderRule } from './reminder/reminder.table.ts'
import { qualityAnalysis, qualityContributor } from './quality_analysis/quality_analysis.table.ts'
import { qualityComment, qualityText } from './quality_analysis/quality_text.table.ts'
import { qualityEvidence } from './quality_evidence/quality_evidence.table.ts'
import { qualityModel, qualityModelChoice, qualityModelSection } from './quality_model/quality_model.table.ts'
import {
  qualityDecision, qualityPublication, qualityVersion, qualityVersionEvidence, qualityVersionSection,
} from './quality_version/quality_version.table.ts' // prettier-ignore
import { survey, surveyGroup, surveyQuestion } from './survey/survey.table.ts'
import { surveyBox, surveyCount, surveyReceipt } from './survey_answer/survey_answer.table.ts'
import { surveyResult } from './survey_result/survey_result.table.ts'
import { comparisonGroup } from './comparison/comparison.table.ts'
import { statisticsExport } from './statistics_export/statistics_export.table.ts'
import { dataProblem } from './data_problem/data_problem.table.ts'
import { dataProblemReport } from './data_problem/data_problem_report.table.ts'
import { dataProblemSource } from './data_problem/data_problem_source.table.ts'
import { delivery } from './delivery/delivery.table.ts'
import { sourceValue } from './delivery/source_value.table.ts'
import { telling } from './telling/telling.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  ...[kpi, kpiValue, kpiTarget, statisticalArea, suppressionRule],
  ...[delivery, sourceValue, telling, dataProblem, dataProblemReport, dataProblemSource],
  ...[comparisonGroup, statisticsExport],
  ...[goal, goalKpi, goalAnalysis, wheelEvent, wheelStatus],
  ...[operationalPlan, planContributor, planActivity, activityFollowUp, reminderRule, reminder],
  ...[qualityModel, qualityModelSection, qualityModelChoice],
  ...[qualityAnalysis, qualityContributor, qualityText, qualityComment, qualityEvidence],
  ...[qualityVersion, qualityVersionSection, qualityVersionEvidence, qualityDecision, qualityPublication],
  ...[survey, surveyQuestion, surveyGroup, surveyReceipt, surveyBox, surveyCount, surveyResult],
  ...[feedReading, factVersion, cubeKind, cube, cubeCell, cubeTold],
  ...[audit, change, idempotency, purgeLog],
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
