import type { PgTable } from 'drizzle-orm/pg-core'
import { concernReport, concernReportPerson } from './concern_report/concern_report.table.ts'
import { contentItem, knowledgeCriterion, syllabusAbility, syllabusVersion } from './curriculum/curriculum.table.ts'
import { knowledgeLevel, planRule } from './curriculum/knowledge.table.ts'
import { extraAdaptation, extraAdaptationNote } from './extra_adaptation/extra_adaptation.table.ts'
import { audit, change, idempotency, purgeLog } from './pedagogy.schema.ts'
import { supportPolicy } from './support_policy/support_policy.table.ts'
import { supportNeed } from './support_need/support_need.table.ts'
import { supportCase, supportCaseNeed, supportCasePerson } from './support_case/support_case.table.ts'
import { supportEntry, supportInvestigation } from './support_investigation/support_investigation.table.ts'
import {
  actionProgramme,
  actionProgrammeDraft,
  supportAppeal,
  supportFollowUp,
} from './action_programme/action_programme.table.ts'
import { teachingPolicy } from './teaching_policy/teaching_policy.table.ts'

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
  // Talking
  // Support
  extraAdaptation,
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
  // The acts of all of them
  audit,
  change,
  idempotency,
  purgeLog,
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
