import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { SupportInvestigationActsFields, SupportInvestigationFields } from '../pedagogy.generated.ts'
import { aboutPupilOrHome, noted, notedOf, onCase, onCaseOrHome, staffAtHigh } from '../support/support.rows.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { supportCase: allow, userErrors: allow }

export const supportInvestigationPolicy = {
  SupportCase: { investigations: noted(onCase), entries: noted(onCase) },
  Person: { supportInvestigations: notedOf(aboutPupilOrHome) },
  SupportInvestigation: {
    id: allow,
    startedOn: onCaseOrHome,
    pupilHeardOn: onCaseOrHome,
    guardiansHeardOn: onCaseOrHome,
    pupilHealthInvolvedOn: onCaseOrHome,
    isPupilHealthUnneeded: onCaseOrHome,
    conclusion: noted(onCaseOrHome),
    concludedOn: onCaseOrHome,
  },
  SupportEntry: { id: allow, kind: allow, occurredOn: allow, text: allow, writtenBy: allow, writtenAt: allow },
  // In which case, the rules of the acts say: see support_case.actions.ts.
  Mutation: {
    startSupportInvestigation: staffAtHigh,
    recordSupportHearing: staffAtHigh,
    involvePupilHealthInCase: staffAtHigh,
    addSupportEntry: staffAtHigh,
    concludeSupportInvestigation: staffAtHigh,
  },
  StartSupportInvestigationPayload: payload,
  StartSupportInvestigationError: error,
  RecordSupportHearingPayload: payload,
  RecordSupportHearingError: error,
  InvolvePupilHealthInCasePayload: payload,
  InvolvePupilHealthInCaseError: error,
  AddSupportEntryPayload: payload,
  AddSupportEntryError: error,
  ConcludeSupportInvestigationPayload: payload,
  ConcludeSupportInvestigationError: error,
} satisfies Policy<SupportInvestigationFields & SupportInvestigationActsFields>
