import type { Actions } from '../../shared/action.ts'
import type { OrganisationAction } from '../identity.generated.ts'
import { masterSystemActions } from '../source_system/source_system.actions.ts'
import { unitPolicyActions } from '../unit_policy/unit_policy.actions.ts'
import { heldThere } from './organisation.held.ts'
import type { LedOrganisation } from './organisation.queries.ts'

/** What can be done to an organisation, by the features that do it. */
export const organisationActions = {
  CORRECT_ORGANISATION_NAME: { rule: heldThere('AUTHORITY_ADMIN') },
  ...unitPolicyActions,
  ...masterSystemActions,
} satisfies Partial<Actions<LedOrganisation, OrganisationAction>>
