import type { Actions } from '../../shared/action.ts'
import { heldThere } from '../organisation/organisation.held.ts'
import type { LedOrganisation } from '../organisation/organisation.queries.ts'

const notAUnit = ({ organisationType }: LedOrganisation) =>
  organisationType === 'SKOLENHET'
    ? null
    : { code: 'NOT_A_SCHOOL_UNIT', message: 'Only school units decide this.', field: ['organisationId'] }

/** What can be done about a unit's policy. */
export const unitPolicyActions = {
  SET_UNIT_ACCESS_POLICY: { rule: heldThere('PRINCIPAL', 'AUTHORITY_ADMIN'), fault: notAUnit },
} satisfies Actions<LedOrganisation, 'SET_UNIT_ACCESS_POLICY'>
