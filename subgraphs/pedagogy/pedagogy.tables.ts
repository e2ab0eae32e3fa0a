import type { PgTable } from 'drizzle-orm/pg-core'
import {
  actionProgramme,
  actionProgrammeDraft,
  supportAppeal,
  supportFollowUp,
} from './action_programme/action_programme.table.ts'
import { assessment, assessmentItem, assessmentMark } from './assessment/assessment.table.ts'
import { assessmentDraft } from './assessment/assessment_draft.table.ts'
import { assignment, assignmentItem } from './assignment/assignment.table.ts'
import { concernReport, concernReportPerson } from './concern_report/concern_report.table.ts'
import { disclosureRequest } from './disclosure_request/disclosure_request.table.ts'
import { contentItem, knowledgeCriterion, syllabusAbility, syllabusVersion } from './curriculum/curriculum.table.ts'
import { knowledgeLevel, planRule } from './curriculum/knowledge.table.ts'
import {
  developmentPlan,
  developmentPlanAssessment,
  developmentPlanPublication,
} from './development_plan/development_plan.table.ts'
import { extraAdaptation, extraAdaptationEvaluation, extraAdaptationNote } from './extra_adaptation/extra_adaptation.table.ts'
import { supportFact, supportFactPerson } from './support_fact/support_fact.table.ts'
import { knowledgeFact, knowledgeFactPerson } from './knowledge_fact/knowledge_fact.table.ts'
import { lessonMaterial } from './lesson_material/lesson_material.table.ts'
import { audit, change, idempotency, purgeLog } from './pedagogy.schema.ts'
import { portfolioEntry, portfolioItem } from './portfolio/portfolio.table.ts'
import { projectAssessment, projectSubmission, projectWork } from './project_work/project_work.table.ts'
import { studyPath, studyPathStep } from './study_path/study_path.table.ts'
import { submission, submissionFeedback } from './submission/submission.table.ts'
import { supportCase, supportCaseNeed, supportCasePerson } from './support_case/support_case.table.ts'
import { supportEntry, supportInvestigation } from './support_investigation/support_investigation.table.ts'
import { supportNeed } from './support_need/support_need.table.ts'
import { supportPolicy } from './support_policy/support_policy.table.ts'
import { developmentTalk, talkAgreement, talkPreparation } from './talk/talk.table.ts'
import { talkBooking, talkBookingMessage, talkCancellation } from './talk_booking/talk_booking.table.ts'
import { talkResponsibility, talkRound, talkSlot } from './talk_round/talk_round.table.ts'
import { teachingPlan, teachingPlanAuthor, teachingPlanEdition, teachingPlanItem } from './teaching_plan/teaching_plan.table.ts'
import { teachingPolicy } from './teaching_policy/teaching_policy.table.ts'
import {
  writtenAssessment,
  writtenAssessmentDraft,
  writtenAssessmentItem,
} from './written_assessment/written_assessment.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  teachingPolicy,
  syllabusVersion,
  syllabusAbility,
  contentItem,
  knowledgeCriterion,
  knowledgeLevel,
  planRule,
  // Learning
  teachingPlan,
  teachingPlanAuthor,
  teachingPlanEdition,
  teachingPlanItem,
  assignment,
  assignmentItem,
  lessonMaterial,
  submission,
  submissionFeedback,
  // Assessing
  assessment,
  assessmentItem,
  assessmentMark,
  assessmentDraft,
  writtenAssessment,
  writtenAssessmentItem,
  writtenAssessmentDraft,
  developmentPlan,
  developmentPlanPublication,
  developmentPlanAssessment,
  knowledgeFact,
  knowledgeFactPerson,
  supportFact,
  supportFactPerson,
  // Talking
  talkRound,
  talkResponsibility,
  talkSlot,
  talkBooking,
  talkBookingMessage,
  talkCancellation,
  developmentTalk,
  talkAgreement,
  talkPreparation,
  portfolioEntry,
  portfolioItem,
  studyPath,
  studyPathStep,
  projectWork,
  projectSubmission,
  projectAssessment,
  // Support
  extraAdaptation,
  extraAdaptationEvaluation,
  extraAdaptationNote,
  supportPolicy,
  supportNeed,
  supportCase,
  supportCaseNeed,
  supportCasePerson,
  supportInvestigation,
  supportEntry,
  actionProgrammeDraft,
  actionProgramme,
  supportFollowUp,
  supportAppeal,
  concernReport,
  concernReportPerson,
  disclosureRequest,
  // The acts of all of them
  audit,
  change,
  idempotency,
  purgeLog,
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
