import { heldThere, type LedOrganisation } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import type { TeachingPolicyAction } from '../pedagogy.generated.ts'

/** What can be decided about teaching at an organisation. */
export const teachingPolicyActions = {
  SET_TEACHING_POLICY: { rule: heldThere('PRINCIPAL', 'AUTHORITY_ADMIN') },
} satisfies Actions<LedOrganisation, TeachingPolicyAction>
