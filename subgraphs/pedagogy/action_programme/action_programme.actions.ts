import type { Actions } from '../../shared/action.ts'
import type { ActionProgrammeAction } from '../pedagogy.generated.ts'
import { onCase, principalOnCase } from '../support/support.rows.ts'
import type { ActionProgrammeRow } from './action_programme.queries.ts'

const refusal = (code: string, message: string) => ({ code, message, field: ['actionProgrammeId'] })

/** What can be done to a decision. Whoever reads it as the guardian they are is not asked. */
export const actionProgrammeActions = {
  RECORD_SERVING: {
    rule: principalOnCase,
    fault: ({ servedOn }) => (servedOn === null ? null : refusal('ALREADY_SERVED', 'It has been served.')),
  },
  RECORD_APPEAL: { rule: principalOnCase },
  RECORD_APPEAL_OUTCOME: {
    rule: principalOnCase,
    fault: ({ hasOpenAppeal }) => (hasOpenAppeal ? null : refusal('NO_APPEAL', 'No appeal against it waits for an outcome.')),
  },
  FOLLOW_UP_ACTION_PROGRAMME: {
    rule: onCase,
    fault: ({ isInForce }) => (isInForce ? null : refusal('NO_PROGRAMME', 'It is no action programme that is in force.')),
  },
} satisfies Actions<ActionProgrammeRow, ActionProgrammeAction>
