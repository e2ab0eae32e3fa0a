import type { Action } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { ownChild, standsAs } from '../support/support.rules.ts'

const reporter = standsAs(
  "the pupil's teacher, mentor or pupil health at the unit",
  'elevens lärare, mentor eller elevhälsa vid enheten',
  ...['TEACHER', 'MENTOR', 'PUPIL_HEALTH'],
)

/** Whatever has been reported before, or decided: an answer that hung on it would tell. */
export const reportSupportNeed: Action<SupportPlace> = { rule: and(reporter, assurance('HIGH')), fault: ownChild }
