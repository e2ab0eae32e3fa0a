import { dataSubject, personStub } from '../access/persons.ts'
import { throughGrantedUnit } from '../access/rules.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { actionProgramme } from './action_programme/action_programme.module.ts'
import { assessment } from './assessment/assessment.module.ts'
import { assignment } from './assignment/assignment.module.ts'
import { concernReport } from './concern_report/concern_report.module.ts'
import { disclosureRequest } from './disclosure_request/disclosure_request.module.ts'
import { curriculum } from './curriculum/curriculum.module.ts'
import { developmentPlan } from './development_plan/development_plan.module.ts'
import { extraAdaptation } from './extra_adaptation/extra_adaptation.module.ts'
import { knowledgeOverview } from './knowledge_overview/knowledge_overview.module.ts'
import { lessonMaterial } from './lesson_material/lesson_material.module.ts'
import { personal } from './pedagogy.personal.ts'
import { tables } from './pedagogy.tables.ts'
import { portfolio } from './portfolio/portfolio.module.ts'
import { projectWork } from './project_work/project_work.module.ts'
import { stubs } from './stubs/stubs.module.ts'
import { studyPath } from './study_path/study_path.module.ts'
import { submission } from './submission/submission.module.ts'
import { support } from './support/support.module.ts'
import { supportCase } from './support_case/support_case.module.ts'
import { supportInvestigation } from './support_investigation/support_investigation.module.ts'
import { supportNeed } from './support_need/support_need.module.ts'
import { supportPolicy } from './support_policy/support_policy.module.ts'
import { talk } from './talk/talk.module.ts'
import { talkBooking } from './talk_booking/talk_booking.module.ts'
import { talkRound } from './talk_round/talk_round.module.ts'
import { teachingPlan } from './teaching_plan/teaching_plan.module.ts'
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
    teachingPlan,
    lessonMaterial,
    assignment,
    submission,
    // Assessing
    assessment,
    writtenAssessment,
    knowledgeOverview,
    developmentPlan,
    wording,
    // Talking
    talkRound,
    talkBooking,
    talk,
    portfolio,
    studyPath,
    projectWork,
    // Support
    support,
    extraAdaptation,
    supportPolicy,
    supportNeed,
    supportCase,
    supportInvestigation,
    actionProgramme,
    concernReport,
    disclosureRequest,
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
