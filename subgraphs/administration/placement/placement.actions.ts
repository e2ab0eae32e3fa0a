import type { Actions } from '../../shared/action.ts'
import type { CareAction, PlacementAction } from '../administration.generated.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { LedOrganisation, MasterRow } from '../stubs/stubs.queries.ts'
import { heldThere } from '../stubs/stubs.rules.ts'
import type { PlacementRow } from './placement.queries.ts'
import { endFault, keptElsewhere, type PlacementAtUnit } from './placement.rules.ts'

const leader = heldThere('PRINCIPAL', 'UNIT_ADMIN')

export interface CareUnit extends LedOrganisation {
  readonly masters: readonly MasterRow[]
}

const unitFault = (unit: CareUnit) => keptElsewhere({ masters: unit.masters, schoolType: '' })

/** What can be decided about care at a unit. */
export const careActions = {
  START_PLACEMENT: { rule: leader, fault: unitFault },
  DECIDE_CARE_OPENINGS: { rule: leader, fault: unitFault },
} satisfies Actions<CareUnit, CareAction>

/** What can be done to a placement, by those who lead the unit. */
export const placementActions = {
  END_PLACEMENT: { rule: leader, fault: endFault },
} satisfies Actions<PlacementAtUnit, PlacementAction>

/** A unit as acts on its care see it. */
export async function careUnit(id: string, { load }: AdministrationContext): Promise<CareUnit | null> {
  const [unit, masters] = await Promise.all([load.ledOrganisation.load(id), load.master.load(id)])
  return unit && { ...unit, masters }
}

/** A placement as acts on it see it. */
export async function atUnit(row: PlacementRow, { load }: AdministrationContext): Promise<PlacementAtUnit> {
  const { organisationId } = row
  const [unit, masters] = await Promise.all([load.ledOrganisation.load(organisationId), load.master.load(organisationId)])
  return { ...row, roles: unit?.roles ?? [], masters }
}
