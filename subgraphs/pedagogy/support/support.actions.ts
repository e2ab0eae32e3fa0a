import type { Actions } from '../../shared/action.ts'
import { fileConcernReport } from '../concern_report/concern_report.actions.ts'
import { registerDisclosureRequest } from '../disclosure_request/disclosure_request.actions.ts'
import { addAdaptation } from '../extra_adaptation/extra_adaptation.actions.ts'
import type { PersonSupportAction } from '../pedagogy.generated.ts'
import { openSupportCase } from '../support_case/support_case.actions.ts'
import { reportSupportNeed } from '../support_need/support_need.actions.ts'
import type { SupportPlace } from './support.queries.ts'

/** What can be done about support for a pupil at a unit. None of it hangs on what has been done. */
export const personSupportActions = {
  ADD_ADAPTATION: addAdaptation,
  REPORT_SUPPORT_NEED: reportSupportNeed,
  OPEN_SUPPORT_CASE: openSupportCase,
  FILE_CONCERN_REPORT: fileConcernReport,
  REGISTER_DISCLOSURE_REQUEST: registerDisclosureRequest,
} satisfies Actions<SupportPlace, PersonSupportAction>
