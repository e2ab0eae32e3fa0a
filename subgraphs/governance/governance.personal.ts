import { actPersonal } from '../shared/act.personal.ts'
import { cubePersonal } from './cube/cube.personal.ts'
import { factPersonal } from './fact/fact.personal.ts'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { comparisonPersonal } from './comparison/comparison.personal.ts'
import { kpiPersonal } from './kpi/kpi.personal.ts'
import { kpiValuePersonal } from './kpi_value/kpi_value.personal.ts'
import { kpiTargetPersonal } from './kpi_target/kpi_target.personal.ts'
import { placePersonal } from './place/place.personal.ts'
import { statisticsExportPersonal } from './statistics_export/statistics_export.personal.ts'
import { suppressionRulePersonal } from './suppression_rule/suppression_rule.personal.ts'
import { goalPersonal } from './goal/goal.personal.ts'
import { annualWheelPersonal } from './annual_wheel/annual_wheel.personal.ts'
import { operationalPlanPersonal } from './operational_plan/operational_plan.personal.ts'
import { reminderPersonal } from './reminder/reminder.personal.ts'
import { qualityModelPersonal } from './quality_model/quality_model.personal.ts'
import { qualityAnalysisPersonal } from './quality_analysis/quality_analysis.personal.ts'
import { qualityEvidencePersonal } from './quality_evidence/quality_evidence.personal.ts'
import { qualityVersionPersonal } from './quality_version/quality_version.personal.ts'
import { surveyPersonal } from './survey/survey.personal.ts'
import { surveyAnswerPersonal } from './survey_answer/survey_answer.personal.ts'
import { surveyResultPersonal } from './survey_result/survey_result.personal.ts'
import { dataProblemPersonal } from './data_problem/data_problem.personal.ts'
import { deliveryPersonal } from './delivery/delivery.personal.ts'
import { tellingPersonal } from './telling/telling.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...comparisonPersonal,
  ...kpiPersonal,
  ...kpiValuePersonal,
  ...kpiTargetPersonal,
  ...placePersonal,
  ...statisticsExportPersonal,
  ...suppressionRulePersonal,
  // Goals, plans and the annual wheel
  ...goalPersonal,
  ...annualWheelPersonal,
  ...operationalPlanPersonal,
  ...reminderPersonal,
  // Quality work
  ...qualityModelPersonal,
  ...qualityAnalysisPersonal,
  ...qualityEvidencePersonal,
  ...qualityVersionPersonal,
  ...surveyPersonal,
  ...surveyAnswerPersonal,
  ...surveyResultPersonal,
  // Facts and cubes
  ...factPersonal,
  ...cubePersonal,
  ...deliveryPersonal,
  ...tellingPersonal,
  ...dataProblemPersonal,
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
