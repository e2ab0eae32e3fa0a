import type { Actions } from '../../shared/action.ts'
import type { AbsencePolicyAction } from '../administration.generated.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { heldThere } from '../stubs/stubs.rules.ts'

/** What can be decided about absence at an organisation. */
export const absencePolicyActions = {
  SET_ABSENCE_POLICY: { rule: heldThere('PRINCIPAL', 'AUTHORITY_ADMIN') },
} satisfies Actions<LedOrganisation, AbsencePolicyAction>
