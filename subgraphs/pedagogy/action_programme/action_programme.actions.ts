import type { Actions } from '../../shared/action.ts'
import { and } from '../../shared/rules.ts'
import type { ActionProgrammeAction } from '../pedagogy.generated.ts'
import { onCase } from '../support/support.rows.ts'
import { principal } from '../support/support.rules.ts'
import type { ActionProgrammeRow } from './action_programme.queries.ts'

const refusal = (code: string, message: string) => ({ code, message, field: ['actionProgrammeId'] })

/** What can be done to a decision. */
export const actionProgrammeActions = {
  RECORD_SERVING: {
    rule: principal,
    fault: ({ servedOn }) => (servedOn === null ? null : refusal('ALREADY_SERVED', 'It has been served.')),
  },
  RECORD_APPEAL: { rule: principal },
  RECORD_APPEAL_OUTCOME: {
    // Whoever reads the decision as the guardian they are is not asked.
    rule: and(onCase, principal),
    fault: ({ hasOpenAppeal }) => (hasOpenAppeal ? null : refusal('NO_APPEAL', 'No appeal against it waits for an outcome.')),
  },
  FOLLOW_UP_ACTION_PROGRAMME: {
    rule: onCase,
    fault: ({ isInForce }) => (isInForce ? null : refusal('NO_PROGRAMME', 'It is no action programme that is in force.')),
  },
} satisfies Actions<ActionProgrammeRow, ActionProgrammeAction>
