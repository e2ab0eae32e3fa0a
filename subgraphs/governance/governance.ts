import { dataSubject, personStub } from '../access/persons.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { personal } from './governance.personal.ts'
import { tables } from './governance.tables.ts'
import { dataProblem } from './data_problem/data_problem.module.ts'
import { delivery } from './delivery/delivery.module.ts'
import { kpi } from './kpi/kpi.module.ts'
import { kpiValue } from './kpi_value/kpi_value.module.ts'
import { place } from './place/place.module.ts'
import { suppressionRule } from './suppression_rule/suppression_rule.module.ts'

const roles = rolesOf('governance')
const dataSubjects = dataSubjectModule({ subgraph: 'governance', declared: personal, rule: dataSubject, stub: personStub })
const wholeAuthority = ['AUTHORITY_ADMIN', 'AUTHORITY_ANALYST']

export const governance = createSubgraph(
  'governance',
  [kpi, kpiValue, place, suppressionRule, delivery, dataProblem, dataSubjects],
  {
    databaseRole: (viewer) => (viewer.roles.some(({ role }) => wholeAuthority.includes(role)) ? roles.authority : roles.viewer),
    tables,
    personal,
  },
)
