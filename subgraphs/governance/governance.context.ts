import type { organisationLoaders } from '../access/organisations.ts'
import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { annualWheelLoaders } from './annual_wheel/annual_wheel.queries.ts'
import type { goalLoaders } from './goal/goal.queries.ts'
import type { kpiLoaders } from './kpi/kpi.queries.ts'
import type { kpiValueLoaders } from './kpi_value/kpi_value.queries.ts'
import type { kpiTargetLoaders } from './kpi_target/kpi_target.queries.ts'
import type { placeLoaders } from './place/place.queries.ts'
import type { unitOverviewLoaders } from './unit_overview/unit_overview.queries.ts'
import type { suppressionRuleLoaders } from './suppression_rule/suppression_rule.queries.ts'
import type { operationalPlanLoaders } from './operational_plan/operational_plan.queries.ts'
import type { reminderLoaders } from './reminder/reminder.queries.ts'
import type { qualityModelLoaders } from './quality_model/quality_model.queries.ts'
import type { qualityAnalysisLoaders } from './quality_analysis/quality_analysis.queries.ts'
import type { qualityEvidenceLoaders } from './quality_evidence/quality_evidence.queries.ts'
import type { qualityVersionLoaders } from './quality_version/quality_version.queries.ts'
import type { surveyLoaders } from './survey/survey.queries.ts'
import type { surveyResultLoaders } from './survey_result/survey_result.queries.ts'
import type { comparingLoaders } from './comparison/comparison.module.ts'
import type { statisticsLoaders } from './statistics/own_value.queries.ts'
import type { statisticsExportLoaders } from './statistics_export/statistics_export.queries.ts'
import type { dataProblemLoaders } from './data_problem/data_problem.queries.ts'
import type { deliveryLoaders } from './delivery/delivery.queries.ts'

type Figures = ReturnType<typeof kpiLoaders> &
  ReturnType<typeof kpiTargetLoaders> &
  ReturnType<typeof kpiValueLoaders> &
  ReturnType<typeof placeLoaders> &
  ReturnType<typeof deliveryLoaders> &
  ReturnType<typeof dataProblemLoaders> &
  ReturnType<typeof unitOverviewLoaders> &
  ReturnType<typeof suppressionRuleLoaders>

type Planning = ReturnType<typeof goalLoaders> &
  ReturnType<typeof annualWheelLoaders> &
  ReturnType<typeof operationalPlanLoaders> &
  ReturnType<typeof reminderLoaders>

type QualityWork = ReturnType<typeof qualityModelLoaders> &
  ReturnType<typeof qualityAnalysisLoaders> &
  ReturnType<typeof qualityEvidenceLoaders> &
  ReturnType<typeof qualityVersionLoaders>

type Doors = ReturnType<typeof comparingLoaders> &
  ReturnType<typeof statisticsLoaders> &
  ReturnType<typeof statisticsExportLoaders>

type Surveys = ReturnType<typeof surveyLoaders> & ReturnType<typeof surveyResultLoaders>

type Loaders = ReturnType<typeof organisationLoaders> &
  ReturnType<typeof personStub.loaders> &
  Figures &
  Planning &
  QualityWork &
  Surveys &
  Doors

/** What governance's resolvers have: the kernel's context with every feature's loaders. */
export type GovernanceContext = Context<Loaders>
