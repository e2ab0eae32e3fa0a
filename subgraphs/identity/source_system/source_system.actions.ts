import type { Actions } from '../../shared/action.ts'
import { role } from '../../shared/rules.ts'
import { heldThere } from '../organisation/organisation.held.ts'
import type { LedOrganisation } from '../organisation/organisation.queries.ts'

export const administrator = role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN')

/** What can be done about an organisation's systems, by the administrators of its authority. */
export const masterSystemActions = {
  SET_MASTER_SYSTEM: { rule: heldThere('AUTHORITY_ADMIN') },
} satisfies Actions<LedOrganisation, 'SET_MASTER_SYSTEM'>
