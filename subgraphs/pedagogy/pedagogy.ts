import { dataSubject, personStub } from '../access/persons.ts'
import { throughGrantedUnit } from '../access/rules.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { assessment } from './assessment/assessment.module.ts'
import { curriculum } from './curriculum/curriculum.module.ts'
import { developmentPlan } from './development_plan/development_plan.module.ts'
import { knowledgeOverview } from './knowledge_overview/knowledge_overview.module.ts'
import { personal } from './pedagogy.personal.ts'
import { tables } from './pedagogy.tables.ts'
import { stubs } from './stubs/stubs.module.ts'
import { teachingPolicy } from './teaching_policy/teaching_policy.module.ts'
import { wording } from './wording/wording.module.ts'
import { writtenAssessment } from './written_assessment/written_assessment.module.ts'

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
    assessment,
    writtenAssessment,
    knowledgeOverview,
    developmentPlan,
    wording,
    // Talking
    // Support
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
