import { dataSubject, personStub } from '../access/persons.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { personal } from './governance.personal.ts'
import { tables } from './governance.tables.ts'
import { kpi } from './kpi/kpi.module.ts'
import { kpiValue } from './kpi_value/kpi_value.module.ts'
import { qualityModel } from './quality_model/quality_model.module.ts'
import { qualityAnalysis } from './quality_analysis/quality_analysis.module.ts'
import { qualityEvidence } from './quality_evidence/quality_evidence.module.ts'
import { qualityVersion } from './quality_version/quality_version.module.ts'

const roles = rolesOf('governance')
const dataSubjects = dataSubjectModule({ subgraph: 'governance', declared: personal, rule: dataSubject, stub: personStub })
const wholeAuthority = ['AUTHORITY_ADMIN', 'AUTHORITY_ANALYST']

export const governance = createSubgraph(
  'governance',
  [
    kpi,
    kpiValue,
    // Quality work
    qualityModel,
    qualityAnalysis,
    qualityEvidence,
    qualityVersion,
    dataSubjects,
  ],
  {
    databaseRole: (viewer) => (viewer.roles.some(({ role }) => wholeAuthority.includes(role)) ? roles.authority : roles.viewer),
    tables,
    personal,
  },
)
