import { everyPupilRelation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { GroupActsFields, GroupFields } from '../identity.generated.ts'
import { keepers } from '../keeping/keeping.rules.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'

const error = { code: allow, message: allow, field: allow }

export const groupPolicy = {
  Query: { groups: signedIn, group: signedIn },
  Organisation: { groups: signedIn },
  Person: { groupMemberships: notedIfProtected(related(...everyPupilRelation, 'DELEGATE')) },
  Group: {
    id: allow,
    displayName: allow,
    groupType: allow,
    schoolType: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    memberships: allow,
    version: allow,
    permittedActions: allow,
  },
  GroupMembership: { id: allow, person: allow, group: allow, startDate: allow, endDate: allow, permittedActions: allow },
  GroupConnection: { edges: allow, pageInfo: allow },
  GroupEdge: { node: allow, cursor: allow },
  // At which unit, the rules of the acts say: see group.actions.ts.
  Mutation: {
    createGroup: keepers,
    renameGroup: keepers,
    endGroup: keepers,
    addGroupMember: keepers,
    endGroupMembership: keepers,
  },
  CreateGroupPayload: { group: allow, userErrors: allow },
  CreateGroupError: error,
  RenameGroupPayload: { group: allow, userErrors: allow },
  RenameGroupError: error,
  EndGroupPayload: { group: allow, userErrors: allow },
  EndGroupError: error,
  AddGroupMemberPayload: { group: allow, userErrors: allow },
  AddGroupMemberError: error,
  EndGroupMembershipPayload: { groupMembership: allow, userErrors: allow },
  EndGroupMembershipError: error,
} satisfies Policy<GroupFields & GroupActsFields>
