import { heldThere, type LedOrganisation } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { SupportPolicyAction } from '../pedagogy.generated.ts'

const unlessAuthority = ({ organisationType }: LedOrganisation) =>
  organisationType === 'HUVUDMAN'
    ? null
    : { code: 'NOT_AN_AUTHORITY', message: 'It is decided for a whole school authority.', field: ['organisationId'] }

/** What can be decided about what guardians read. */
export const supportPolicyActions = {
  SET_SUPPORT_POLICY: { rule: and(heldThere('AUTHORITY_ADMIN'), assurance('SUBSTANTIAL')), fault: unlessAuthority },
} satisfies Actions<LedOrganisation, SupportPolicyAction>
