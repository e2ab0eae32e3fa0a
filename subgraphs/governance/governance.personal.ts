import { actPersonal } from '../shared/act.personal.ts'
import { audit, change, idempotency, purgeLog } from './governance.schema.ts'
import { dataProblemPersonal } from './data_problem/data_problem.personal.ts'
import { deliveryPersonal } from './delivery/delivery.personal.ts'
import { kpiPersonal } from './kpi/kpi.personal.ts'
import { kpiValuePersonal } from './kpi_value/kpi_value.personal.ts'
import { placePersonal } from './place/place.personal.ts'
import { suppressionRulePersonal } from './suppression_rule/suppression_rule.personal.ts'
import { tellingPersonal } from './telling/telling.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...kpiPersonal,
  ...kpiValuePersonal,
  ...placePersonal,
  ...suppressionRulePersonal,
  ...deliveryPersonal,
  ...tellingPersonal,
  ...dataProblemPersonal,
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
