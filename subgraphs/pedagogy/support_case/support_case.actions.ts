import type { Action, Actions } from '../../shared/action.ts'
import type { SupportCaseAction } from '../pedagogy.generated.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { onCase, principalOnCase } from '../support/support.rows.ts'
import { ownChild, principal } from '../support/support.rules.ts'
import type { SupportCaseRow } from './support_case.queries.ts'

/** Whether there is a case is told when it is done, to the principal alone: it does not hang on it whether it may be. */
export const openSupportCase: Action<SupportPlace> = { rule: principal, fault: ownChild }

const refusal = (code: string, message: string) => ({ code, message, field: ['supportCaseId'] })

const closed = ({ state }: SupportCaseRow) => (state === 'CLOSED' ? refusal('CLOSED', 'The case is closed.') : null)
const inForce = (row: SupportCaseRow) =>
  closed(row) ??
  (row.state === 'PROGRAMME' ? refusal('PROGRAMME_IN_FORCE', 'An action programme is in force: decide to end it.') : null)

const unlessInvestigating = (row: SupportCaseRow) => {
  if (row.state === 'INVESTIGATING')
    return refusal('ALREADY_INVESTIGATING', 'It is investigated, or waits for a decision, already.')
  return inForce(row)
}
const investigating = ({ investigationId }: SupportCaseRow) =>
  investigationId === null ? refusal('NOT_INVESTIGATED', 'It is not being investigated.') : null
const concludable = (row: SupportCaseRow) => {
  const fault = investigating(row)
  if (fault) return fault
  const { pupilHeardOn, guardiansHeardOn, isMinor, hasPupilHealth } = row
  if (pupilHeardOn === null || (isMinor && guardiansHeardOn === null))
    return refusal('NOT_HEARD', 'Hear the pupil, and the guardians of a pupil under 18, or write down that they did not want to.')
  return hasPupilHealth ? null : refusal('PUPIL_HEALTH_MISSING', 'Involve pupil health, or write down why it need not take part.')
}
const decidable = (row: SupportCaseRow) => {
  const fault = closed(row)
  if (fault) return fault
  const isConcluded = row.state === 'INVESTIGATING' && row.investigationId === null
  return isConcluded || row.state === 'PROGRAMME' ? null : refusal('NOT_INVESTIGATED', 'No investigation is concluded.')
}

export type SupportCaseAct = SupportCaseAction

/** What can be done in a case: steps and decisions by the principal, what is written by whoever is on it. */
export const supportCaseActions = {
  NAME_ON_SUPPORT_CASE: { rule: principalOnCase, fault: closed },
  REMOVE_FROM_SUPPORT_CASE: { rule: principalOnCase },
  CLOSE_SUPPORT_CASE: { rule: principalOnCase, fault: inForce },
  START_SUPPORT_INVESTIGATION: { rule: principalOnCase, fault: unlessInvestigating },
  RECORD_SUPPORT_HEARING: { rule: principalOnCase, fault: investigating },
  INVOLVE_PUPIL_HEALTH_IN_CASE: { rule: principalOnCase, fault: investigating },
  ADD_SUPPORT_ENTRY: { rule: onCase, fault: closed },
  CONCLUDE_SUPPORT_INVESTIGATION: { rule: principalOnCase, fault: concludable },
  DRAFT_ACTION_PROGRAMME: { rule: onCase, fault: closed },
  DECIDE_ACTION_PROGRAMME: { rule: principalOnCase, fault: decidable },
} satisfies Actions<SupportCaseRow, SupportCaseAction>
