import { everyPupilRelation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { GroupFields } from '../identity.generated.ts'

export const groupPolicy = {
  Query: { groups: signedIn, group: signedIn },
  Organisation: { groups: signedIn },
  Person: { groupMemberships: related(...everyPupilRelation) },
  Group: {
    id: allow,
    displayName: allow,
    groupType: allow,
    schoolType: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    memberships: allow,
  },
  GroupMembership: { person: allow, group: allow, startDate: allow, endDate: allow },
  GroupConnection: { edges: allow, pageInfo: allow },
  GroupEdge: { node: allow, cursor: allow },
} satisfies Policy<GroupFields>
