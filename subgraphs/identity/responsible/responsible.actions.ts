import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import type { ResponsibleAction } from '../identity.generated.ts'
import { blockFault, consentFault, type Custody, unblockFault, withdrawalFault } from './responsible.rules.ts'

const school = related('UNIT_ADMIN', 'PRINCIPAL')
const pupil = related('SELF')

/** What can be done to a responsibility: the school blocks, the adult pupil consents. */
export const responsibleActions = {
  BLOCK_GUARDIAN: { rule: school, fault: blockFault },
  UNBLOCK_GUARDIAN: { rule: school, fault: unblockFault },
  CONSENT_TO_GUARDIAN: { rule: pupil, fault: consentFault },
  WITHDRAW_GUARDIAN_CONSENT: { rule: pupil, fault: withdrawalFault },
} satisfies Actions<Custody, ResponsibleAction>
