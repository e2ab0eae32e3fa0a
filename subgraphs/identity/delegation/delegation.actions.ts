import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { DelegationAction } from '../identity.generated.ts'
import type { PersonRow } from '../person/person.queries.ts'
import type { DelegationRow } from './delegation.queries.ts'
import { ageFault } from './delegation.rules.ts'

const givers = related('GUARDIAN', 'UNIT_ADMIN', 'PRINCIPAL')

/** What can be done to a pupil here. The act takes a personal identity number, so it asks for what reading one asks for. */
export const personDelegationActions = {
  DELEGATE_ACTS: { rule: and(givers, assurance('SUBSTANTIAL')), fault: ageFault },
} satisfies Actions<PersonRow, 'DELEGATE_ACTS'>

const isOver = ({ revokedAt }: DelegationRow) =>
  revokedAt === null ? null : { code: 'ALREADY_REVOKED', message: 'This delegation has been revoked already.', field: null }

/** What can be done to a delegation. The relations are the viewer's to the pupil. */
export const delegationActions = {
  REVOKE_DELEGATION: { rule: givers, fault: isOver },
} satisfies Actions<DelegationRow, DelegationAction>
