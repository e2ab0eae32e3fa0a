import { actPersonal } from '../shared/act.personal.ts'
import { cubePersonal } from './cube/cube.personal.ts'
import { factPersonal } from './fact/fact.personal.ts'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { kpiPersonal } from './kpi/kpi.personal.ts'
import { kpiValuePersonal } from './kpi_value/kpi_value.personal.ts'
import { placePersonal } from './place/place.personal.ts'
import { suppressionRulePersonal } from './suppression_rule/suppression_rule.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...kpiPersonal,
  ...kpiValuePersonal,
  ...placePersonal,
  ...suppressionRulePersonal,
  ...factPersonal,
  ...cubePersonal,
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
