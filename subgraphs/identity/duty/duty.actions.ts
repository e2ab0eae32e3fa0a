import type { Actions } from '../../shared/action.ts'
import { type Rule, when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import { type KeptGroup, whileItLasts } from '../group/group.actions.ts'
import type { AssignmentRoleAction, DutyAction, GroupAction, OrganisationAction } from '../identity.generated.ts'
import type { KeptUnit } from '../keeping/keeping.ts'
import { endedFault, firstOf, type Kept, keeper, masterFault, unitFault } from '../keeping/keeping.rules.ts'
import type { AssignmentRoleRow, DutyRow } from './duty.queries.ts'
import { roleFault } from './duty.rules.ts'

export type KeptDuty = DutyRow & Kept
/** An assignment with who keeps its group; nobody does where the viewer does not see the group. */
export type KeptAssignment = AssignmentRoleRow & Kept & { readonly schoolType: string | null }

const itself = and(
  when<KeptDuty>(
    { en: 'the person whose duty it is', sv: 'personen som har tjänsten' },
    { relation: ['SELF'] },
    ({ personId }, { viewer }) => personId === viewer.id,
  ),
  assurance('SUBSTANTIAL'),
) as Rule

const notAwaited = { code: 'NOT_AWAITED', message: 'It does not wait for anybody to confirm it.' }

/** What can be done to a duty. */
export const dutyActions = {
  END_DUTY: {
    rule: keeper,
    fault: firstOf<KeptDuty>(
      endedFault,
      ({ keepers }) => masterFault(keepers, 'PERSONS', null),
      ({ keepers, dutyRole }) => roleFault(keepers, dutyRole),
    ),
  },
  CONFIRM_DUTY: {
    rule: itself,
    fault: firstOf<KeptDuty>(endedFault, ({ isAwaited }) => (isAwaited ? null : notAwaited)),
  },
  REFUSE_DUTY: {
    rule: itself,
    fault: firstOf<KeptDuty>(endedFault, ({ isAwaited }) => (isAwaited ? null : notAwaited)),
  },
} satisfies Actions<KeptDuty, DutyAction>

/** What can be done to an assignment. */
export const assignmentActions = {
  END_ASSIGNMENT: {
    rule: keeper,
    fault: firstOf<KeptAssignment>(endedFault, ({ keepers, schoolType }) => masterFault(keepers, 'GROUPS', schoolType)),
  },
} satisfies Actions<KeptAssignment, AssignmentRoleAction>

/** What duties can be given by a group. */
export const groupDutyActions = { ASSIGN_DUTY: whileItLasts } satisfies Actions<KeptGroup, GroupAction & 'ASSIGN_DUTY'>

/** What those who keep a unit's directory do there. */
export const unitDutyActions = {
  START_DUTY: {
    rule: and(keeper, assurance('SUBSTANTIAL')),
    fault: firstOf<KeptUnit>(unitFault, ({ keepers }) => masterFault(keepers, 'PERSONS', null)),
  },
} satisfies Actions<KeptUnit, OrganisationAction & 'START_DUTY'>
