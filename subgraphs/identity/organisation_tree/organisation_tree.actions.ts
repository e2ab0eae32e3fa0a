import { type Actions, permittedActions } from '../../shared/action.ts'
import { unitDutyActions } from '../duty/duty.actions.ts'
import { unitEnrolmentActions } from '../enrolment/enrolment.actions.ts'
import { unitActivityActions } from '../activity/activity.actions.ts'
import { unitGroupActions } from '../group/group.actions.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { OrganisationAction } from '../identity.generated.ts'
import { kept, type KeptUnit } from '../keeping/keeping.ts'
import { administrator, endedFault, firstOf } from '../keeping/keeping.rules.ts'
import type { OrganisationRow } from '../organisation/organisation.queries.ts'
import type { StillThere } from './organisation_tree.queries.ts'

/** An organisation with who keeps its directory, and what is still there. */
export type Branch = KeptUnit & StillThere

const noUnits = ({ organisationType }: Branch) =>
  organisationType === 'SKOLENHET'
    ? { code: 'PARENT_IS_SCHOOL_UNIT', message: 'Nothing is below a school unit.', field: ['parentOrganisationId'] }
    : null

const empty = ({ organisationType, hasUnits, hasPupils }: Branch) => {
  // Whoever closed it could open nothing below it again.
  if (organisationType === 'HUVUDMAN')
    return { code: 'IS_AUTHORITY', message: 'A school authority is not closed here.', field: ['organisationId'] }
  if (hasUnits) return { code: 'HAS_UNITS', message: 'Close what is below it first.', field: ['organisationId'] }
  return hasPupils ? { code: 'HAS_PUPILS', message: 'End the enrolments there first.', field: ['organisationId'] } : null
}

/** What can be done to the tree of organisations, by the administrators of their authority. */
export const treeActions = {
  OPEN_ORGANISATION: { rule: administrator, fault: firstOf<Branch>(noUnits, endedFault) },
  CLOSE_ORGANISATION: { rule: administrator, fault: firstOf<Branch>(endedFault, empty) },
} satisfies Actions<Branch, OrganisationAction & `${string}_ORGANISATION`>

export async function branchOf(row: OrganisationRow, context: IdentityContext): Promise<Branch> {
  const unit = await kept(row, row.id, context)
  const isAdministered = unit.keepers.roles.includes('AUTHORITY_ADMIN')
  const still = isAdministered ? await context.load.stillThere.load(row.id) : null
  return { ...unit, hasUnits: still?.hasUnits ?? false, hasPupils: still?.hasPupils ?? false }
}

/** What the viewer may do as one who keeps the directory of an organisation. */
export async function directoryActions(row: OrganisationRow, context: IdentityContext) {
  const branch = await branchOf(row, context)
  const ofUnit = { ...unitEnrolmentActions, ...unitGroupActions, ...unitDutyActions, ...unitActivityActions }
  return [...permittedActions(ofUnit, branch, context), ...permittedActions(treeActions, branch, context)]
}
