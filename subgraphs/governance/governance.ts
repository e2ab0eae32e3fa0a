import { dataSubject, personStub } from '../access/persons.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { personal } from './governance.personal.ts'
import { tables } from './governance.tables.ts'
import { kpi } from './kpi/kpi.module.ts'
import { kpiValue } from './kpi_value/kpi_value.module.ts'
import { kpiPublishing } from './kpi_publishing/kpi_publishing.module.ts'
import { kpiTarget } from './kpi_target/kpi_target.module.ts'
import { place } from './place/place.module.ts'
import { unitOverview } from './unit_overview/unit_overview.module.ts'
import { stubs } from './stubs/stubs.ts'
import { suppressionRule } from './suppression_rule/suppression_rule.module.ts'
import { goal } from './goal/goal.module.ts'
import { annualWheel } from './annual_wheel/annual_wheel.module.ts'
import { operationalPlan } from './operational_plan/operational_plan.module.ts'
import { reminder } from './reminder/reminder.module.ts'
import { qualityModel } from './quality_model/quality_model.module.ts'
import { qualityAnalysis } from './quality_analysis/quality_analysis.module.ts'
import { qualityEvidence } from './quality_evidence/quality_evidence.module.ts'
import { qualityVersion } from './quality_version/quality_version.module.ts'
import { survey } from './survey/survey.module.ts'
import { surveyAnswer } from './survey_answer/survey_answer.module.ts'
import { surveyResult } from './survey_result/survey_result.module.ts'
import { comparison } from './comparison/comparison.module.ts'
import { statistics } from './statistics/statistics.module.ts'
import { statisticsExport } from './statistics_export/statistics_export.module.ts'
import { dataProblem } from './data_problem/data_problem.module.ts'
import { delivery } from './delivery/delivery.module.ts'

const roles = rolesOf('governance')
const dataSubjects = dataSubjectModule({ subgraph: 'governance', declared: personal, rule: dataSubject, stub: personStub })
const wholeAuthority = ['AUTHORITY_ADMIN', 'AUTHORITY_ANALYST']
const figures = [kpi, kpiValue, kpiPublishing, kpiTarget, place, suppressionRule, delivery, dataProblem, unitOverview]
const planning = [goal, annualWheel, operationalPlan, reminder]
const qualityWork = [qualityModel, qualityAnalysis, qualityEvidence, qualityVersion]
const doors = [statistics, comparison, statisticsExport]
const surveys = [survey, surveyAnswer, surveyResult]

export const governance = createSubgraph(
  'governance',
  [stubs, ...figures, ...doors, ...planning, ...qualityWork, ...surveys, dataSubjects],
  {
    databaseRole: (viewer) => (viewer.roles.some(({ role }) => wholeAuthority.includes(role)) ? roles.authority : roles.viewer),
    tables,
    personal,
  },
)
