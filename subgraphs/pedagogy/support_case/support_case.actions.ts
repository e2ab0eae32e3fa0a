import type { Action, Actions } from '../../shared/action.ts'
import type { SupportCaseAction } from '../pedagogy.generated.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { ownChild, principal } from '../support/support.rules.ts'
import type { SupportCaseRow } from './support_case.queries.ts'

/** Whether there is a case is told when it is done, to the principal alone: it does not hang on it whether it may be. */
export const openSupportCase: Action<SupportPlace> = { rule: principal, fault: ownChild }

const refusal = (code: string, message: string) => ({ code, message, field: ['supportCaseId'] })

const closed = ({ state }: SupportCaseRow) => (state === 'CLOSED' ? refusal('CLOSED', 'The case is closed.') : null)
const inForce = (row: SupportCaseRow) =>
  closed(row) ??
  (row.state === 'PROGRAMME' ? refusal('PROGRAMME_IN_FORCE', 'An action programme is in force: decide to end it.') : null)

/** What can be done in a case. */
export const supportCaseActions = {
  NAME_ON_SUPPORT_CASE: { rule: principal, fault: closed },
  REMOVE_FROM_SUPPORT_CASE: { rule: principal },
  CLOSE_SUPPORT_CASE: { rule: principal, fault: inForce },
} satisfies Actions<SupportCaseRow, SupportCaseAction>
