import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { GroupSizeFields } from '../administration.generated.ts'

const leaders = role('principals and school administrators', 'rektorer och skoladministratörer', 'PRINCIPAL', 'UNIT_ADMIN')

export const groupSizePolicy = {
  Organisation: { groupSizes: leaders },
  GroupSize: { id: allow, organisation: allow, group: allow, startDate: allow, placeCount: allow },
  // At which unit, the rule of the act says.
  Mutation: { decideGroupSize: leaders },
  DecideGroupSizePayload: { groupSize: allow, userErrors: allow },
  DecideGroupSizeError: { code: allow, message: allow, field: allow },
} satisfies Policy<GroupSizeFields>
