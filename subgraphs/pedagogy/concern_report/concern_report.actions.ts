import type { Action, Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { ConcernReportAction } from '../pedagogy.generated.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { ownChild, principal, standsAs } from '../support/support.rules.ts'
import type { ConcernReportRow } from './concern_report.queries.ts'

const worker = standsAs(
  'whoever works with the pupil at the unit',
  'den som arbetar med eleven vid enheten',
  ...['PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR', 'TEACHER', 'CARE_STAFF', 'NAMED'],
)

export const fileConcernReport: Action<SupportPlace> = { rule: and(worker, assurance('HIGH')), fault: ownChild }

/** What can be done to a report. */
export const concernReportActions = {
  NAME_ON_CONCERN_REPORT: { rule: principal },
  REMOVE_FROM_CONCERN_REPORT: { rule: principal },
} satisfies Actions<ConcernReportRow, ConcernReportAction>
