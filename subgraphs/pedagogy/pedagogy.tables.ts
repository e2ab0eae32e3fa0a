import type { PgTable } from 'drizzle-orm/pg-core'
import { assessment, assessmentItem, assessmentMark } from './assessment/assessment.table.ts'
import { assessmentDraft } from './assessment/assessment_draft.table.ts'
import { contentItem, knowledgeCriterion, syllabusAbility, syllabusVersion } from './curriculum/curriculum.table.ts'
import {
  developmentPlan,
  developmentPlanAssessment,
  developmentPlanPublication,
} from './development_plan/development_plan.table.ts'
import { knowledgeLevel, planRule } from './curriculum/knowledge.table.ts'
import { audit, change, idempotency, purgeLog } from './pedagogy.schema.ts'
import { developmentTalk, talkAgreement, talkPreparation } from './talk/talk.table.ts'
import { talkBooking, talkBookingMessage, talkCancellation } from './talk_booking/talk_booking.table.ts'
import { talkResponsibility, talkRound, talkSlot } from './talk_round/talk_round.table.ts'
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
  // Support
  // The acts of all of them
  audit,
  change,
  idempotency,
  purgeLog,
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
