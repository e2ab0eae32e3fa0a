import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { DelegationFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'

const givers = related('GUARDIAN', 'UNIT_ADMIN', 'PRINCIPAL')

export const delegationPolicy = {
  Person: { delegations: notedIfProtected(givers) },
  Viewer: { delegations: allow },
  Delegation: {
    id: allow,
    pupil: allow,
    delegateName: allow,
    delegateKind: allow,
    acts: allow,
    startDate: allow,
    endDate: allow,
    // May speak of the guardians, and is not for the delegate.
    reason: givers,
    givenBy: allow,
    givenAt: allow,
    revokedAt: allow,
    permittedActions: allow,
  },
  // Whose child it is, is seen on the pupil: see delegation.actions.ts.
  Mutation: { delegateActs: signedIn, revokeDelegation: signedIn },
  DelegateActsPayload: { delegation: allow, userErrors: allow },
  DelegateActsError: { code: allow, message: allow, field: allow },
  RevokeDelegationPayload: { delegation: allow, userErrors: allow },
  RevokeDelegationError: { code: allow, message: allow, field: allow },
} satisfies Policy<DelegationFields>
