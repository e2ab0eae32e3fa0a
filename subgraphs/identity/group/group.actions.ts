import type { Actions } from '../../shared/action.ts'
import type { GroupAction, GroupMembershipAction, OrganisationAction } from '../identity.generated.ts'
import type { KeptUnit } from '../keeping/keeping.ts'
import { endedFault, firstOf, type Kept, keeper, masterFault, masterFaultOfAll, unitFault } from '../keeping/keeping.rules.ts'
import type { GroupMembershipRow, GroupRow } from './group.queries.ts'

export type KeptGroup = GroupRow & Kept
/** A membership with who keeps its group; nobody does where the viewer does not see the group. */
export type KeptMembership = GroupMembershipRow & Kept & { readonly schoolType: string | null }

const mastered = ({ keepers, schoolType }: KeptGroup | KeptMembership) => masterFault(keepers, 'GROUPS', schoolType)

/** What can be done to a group that has not ended, where no other system is master. */
export const whileItLasts = { rule: keeper, fault: firstOf<KeptGroup>(endedFault, mastered) }

/** What can be done to a group. */
export const groupActions = {
  RENAME_GROUP: whileItLasts,
  END_GROUP: whileItLasts,
  ADD_GROUP_MEMBER: whileItLasts,
} satisfies Actions<KeptGroup, Exclude<GroupAction, 'ASSIGN_DUTY'>>

/** What can be done to a membership. */
export const membershipActions = {
  END_GROUP_MEMBERSHIP: { rule: keeper, fault: firstOf(endedFault, mastered) },
} satisfies Actions<KeptMembership, GroupMembershipAction>

/** What those who keep a unit's directory do there. */
export const unitGroupActions = {
  CREATE_GROUP: {
    rule: keeper,
    fault: firstOf<KeptUnit>(unitFault, ({ keepers, schoolTypes }) =>
      masterFaultOfAll(keepers, 'GROUPS', [...schoolTypes, null]),
    ),
  },
} satisfies Actions<KeptUnit, OrganisationAction & 'CREATE_GROUP'>
