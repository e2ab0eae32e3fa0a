import type { LedOrganisation } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { GoalAction, OrganisationGoalAction } from '../governance.generated.ts'
import type { GoalRow } from './goal.queries.ts'
import { type Steered, steers } from './goal.rules.ts'

/** An organisation with what the viewer is there. */
export const led = (id: string, { load }: GovernanceContext): Promise<LedOrganisation | null> | null =>
  isId(id) ? load.ledOrganisation.load(id) : null

/** A row of an organisation's own, with what decides who decides for it. */
export async function steered<Row extends { readonly organisationId: string }>(row: Row, context: GovernanceContext) {
  const organisation = await led(row.organisationId, context)
  return { ...row, organisationType: organisation?.organisationType ?? '', roles: organisation?.roles ?? [] }
}

const ended = ({ state }: GoalRow) =>
  state === 'ACTIVE' ? null : ({ code: 'NOT_ACTIVE', message: 'It has been said what came of it.', field: ['goalId'] } as const)

/** What can be decided about goals of an organisation. */
export const organisationGoalActions = {
  SET_GOAL: { rule: steers },
} satisfies Actions<LedOrganisation, OrganisationGoalAction>

/** What can be done to a goal. */
export const goalActions = {
  CHANGE_GOAL: { rule: steers, fault: ended },
  END_GOAL: { rule: steers, fault: ended },
} satisfies Actions<GoalRow & Steered, GoalAction>
