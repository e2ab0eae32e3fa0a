import { actPersonal } from '../shared/act.personal.ts'
import { concernReportPersonal } from './concern_report/concern_report.personal.ts'
import { curriculumPersonal } from './curriculum/curriculum.personal.ts'
import { extraAdaptationPersonal } from './extra_adaptation/extra_adaptation.personal.ts'
import { audit, change, idempotency, purgeLog } from './pedagogy.tables.ts'
import { supportPolicyPersonal } from './support_policy/support_policy.personal.ts'
import { supportNeedPersonal } from './support_need/support_need.personal.ts'
import { supportCasePersonal } from './support_case/support_case.personal.ts'
import { supportInvestigationPersonal } from './support_investigation/support_investigation.personal.ts'
import { actionProgrammePersonal } from './action_programme/action_programme.personal.ts'
import { teachingPolicyPersonal } from './teaching_policy/teaching_policy.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...teachingPolicyPersonal,
  ...curriculumPersonal,
  // Learning
  // Assessing
  // Talking
  // Support
  ...extraAdaptationPersonal,
  ...supportPolicyPersonal,
  ...supportNeedPersonal,
  ...supportCasePersonal,
  ...supportInvestigationPersonal,
  ...actionProgrammePersonal,
  ...concernReportPersonal,
  // The acts of all of them
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
