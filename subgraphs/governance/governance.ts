import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { audit, change, idempotency } from './governance.schema.ts'
import { kpi } from './kpi/kpi.module.ts'
import { kpiValue } from './kpi_value/kpi_value.module.ts'

const roles = rolesOf('governance')
const wholeAuthority = ['AUTHORITY_ADMIN', 'AUTHORITY_ANALYST']

export const governance = createSubgraph(
  'governance',
  [kpi, kpiValue],
  (viewer) => (viewer.roles.some(({ role }) => wholeAuthority.includes(role)) ? roles.authority : roles.viewer),
  [audit, change, idempotency],
)
