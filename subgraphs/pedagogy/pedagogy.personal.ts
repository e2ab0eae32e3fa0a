import { actPersonal } from '../shared/act.personal.ts'
import { curriculumPersonal } from './curriculum/curriculum.personal.ts'
import { extraAdaptationPersonal } from './extra_adaptation/extra_adaptation.personal.ts'
import { audit, change, idempotency, purgeLog } from './pedagogy.tables.ts'
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
  // The acts of all of them
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
