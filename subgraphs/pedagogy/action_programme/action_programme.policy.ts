import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { ActionProgrammeActsFields, ActionProgrammeFields } from '../pedagogy.generated.ts'
import { aboutPupilOrHome, noted, notedOf, onCase, onCaseOrHome, staffAtHigh } from '../support/support.rows.ts'

const error = { code: allow, message: allow, field: allow }
const inCase = { supportCase: allow, userErrors: allow }
const onDecision = { actionProgramme: allow, userErrors: allow }

export const actionProgrammePolicy = {
  SupportCase: { programmeDraft: noted(onCase), programmes: noted(onCase) },
  Person: { actionProgrammes: notedOf(aboutPupilOrHome) },
  ActionProgrammeDraft: {
    id: allow,
    needs: allow,
    measures: allow,
    followUpOn: allow,
    followUpBy: allow,
    modifiedBy: allow,
    modifiedAt: allow,
    version: allow,
  },
  ActionProgramme: {
    id: allow,
    number: onCaseOrHome,
    decision: noted(onCaseOrHome),
    needs: noted(onCaseOrHome),
    measures: noted(onCaseOrHome),
    followUpOn: onCaseOrHome,
    followUpBy: onCaseOrHome,
    reason: noted(onCaseOrHome),
    decidedBy: onCaseOrHome,
    decidedOn: onCaseOrHome,
    servedOn: onCaseOrHome,
    lastAppealDate: onCaseOrHome,
    followUps: noted(onCase),
    appeals: noted(onCase),
    permittedActions: onCaseOrHome,
  },
  SupportFollowUp: { id: allow, followedUpOn: allow, text: allow, outcome: allow, writtenBy: allow, writtenAt: allow },
  SupportAppeal: { id: allow, lodgedOn: allow, lodgedBy: allow, diaryReference: allow, outcome: allow, outcomeOn: allow },
  // In which case, the rules of the acts say: see action_programme.actions.ts.
  Mutation: {
    draftActionProgramme: staffAtHigh,
    decideActionProgramme: staffAtHigh,
    recordServing: staffAtHigh,
    recordAppeal: staffAtHigh,
    recordAppealOutcome: staffAtHigh,
    followUpActionProgramme: staffAtHigh,
  },
  DraftActionProgrammePayload: inCase,
  DraftActionProgrammeError: error,
  DecideActionProgrammePayload: inCase,
  DecideActionProgrammeError: error,
  RecordServingPayload: onDecision,
  RecordServingError: error,
  RecordAppealPayload: onDecision,
  RecordAppealError: error,
  RecordAppealOutcomePayload: onDecision,
  RecordAppealOutcomeError: error,
  FollowUpActionProgrammePayload: onDecision,
  FollowUpActionProgrammeError: error,
} satisfies Policy<ActionProgrammeFields & ActionProgrammeActsFields>
