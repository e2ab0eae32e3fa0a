import { dataSubject, personStub } from '../access/persons.ts'
import { throughGrantedUnit } from '../access/rules.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { personal } from './administration.personal.ts'
import { tables } from './administration.tables.ts'
import { certificate } from './certificate/certificate.module.ts'
import { grade } from './grade/grade.module.ts'
import { grading } from './grading/grading.module.ts'
import { merit } from './merit/merit.module.ts'
import { nationalTest } from './national_test/national_test.module.ts'
import { schoolCalendar } from './school_calendar/school_calendar.module.ts'
import { stubs } from './stubs/stubs.module.ts'
import { studyPlan } from './study_plan/study_plan.module.ts'
import { teacherLicence } from './teacher_licence/teacher_licence.module.ts'

const roles = rolesOf('administration')
const dataSubjects = dataSubjectModule({ subgraph: 'administration', declared: personal, rule: dataSubject, stub: personStub })

export const administration = createSubgraph(
  'administration',
  [stubs, schoolCalendar, grading, grade, merit, teacherLicence, nationalTest, studyPlan, certificate, dataSubjects],
  {
    databaseRole: ({ kind, roles: held }) =>
      kind === 'CLIENT' || held.some(({ role }) => role === 'AUTHORITY_ADMIN') ? roles.authority : roles.viewer,
    tables,
    personal,
    clientReach: throughGrantedUnit,
    // Rooms, teachers and groups that are taken twice are refused by exclusion constraints over uuid and time.
    extensions: ['btree_gist'],
  },
)
