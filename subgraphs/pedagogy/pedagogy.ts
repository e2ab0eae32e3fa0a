import { dataSubject, personStub } from '../access/persons.ts'
import { throughGrantedUnit } from '../access/rules.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { concernReport } from './concern_report/concern_report.module.ts'
import { curriculum } from './curriculum/curriculum.module.ts'
import { extraAdaptation } from './extra_adaptation/extra_adaptation.module.ts'
import { personal } from './pedagogy.personal.ts'
import { tables } from './pedagogy.tables.ts'
import { stubs } from './stubs/stubs.module.ts'
import { supportPolicy } from './support_policy/support_policy.module.ts'
import { supportNeed } from './support_need/support_need.module.ts'
import { supportCase } from './support_case/support_case.module.ts'
import { supportInvestigation } from './support_investigation/support_investigation.module.ts'
import { actionProgramme } from './action_programme/action_programme.module.ts'
import { support } from './support/support.module.ts'
import { teachingPolicy } from './teaching_policy/teaching_policy.module.ts'

const roles = rolesOf('pedagogy')
const dataSubjects = dataSubjectModule({ subgraph: 'pedagogy', declared: personal, rule: dataSubject, stub: personStub })

export const pedagogy = createSubgraph(
  'pedagogy',
  [
    stubs,
    teachingPolicy,
    curriculum,
    // Learning
    // Assessing
    // Talking
    // Support
    support,
    extraAdaptation,
    supportPolicy,
    supportNeed,
    supportCase,
    supportInvestigation,
    actionProgramme,
    concernReport,
    // What is kept about a person
    dataSubjects,
  ],
  {
    databaseRole: ({ kind, roles: held }) =>
      kind === 'CLIENT' || held.some(({ role }) => role === 'AUTHORITY_ADMIN') ? roles.authority : roles.viewer,
    tables,
    personal,
    clientReach: throughGrantedUnit,
    // What may not overlap in time is refused by exclusion constraints over codes or uuids and time.
    extensions: ['btree_gist'],
  },
)
