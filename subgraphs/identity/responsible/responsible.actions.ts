import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { ResponsibleAction } from '../identity.generated.ts'
import { blockFault, consentFault, type Custody, unblockFault, withdrawalFault } from './responsible.rules.ts'

const school = related('UNIT_ADMIN', 'PRINCIPAL')
const pupil = related('SELF')

/** What can be done to a responsibility: the school blocks, the adult pupil consents. */
export const responsibleActions = {
  BLOCK_GUARDIAN: { rule: school, fault: blockFault },
  // To block must be quick; what opens a child to somebody asks for more than a password.
  UNBLOCK_GUARDIAN: { rule: and(school, assurance('SUBSTANTIAL')), fault: unblockFault },
  CONSENT_TO_GUARDIAN: { rule: pupil, fault: consentFault },
  WITHDRAW_GUARDIAN_CONSENT: { rule: pupil, fault: withdrawalFault },
} satisfies Actions<Custody, ResponsibleAction>
