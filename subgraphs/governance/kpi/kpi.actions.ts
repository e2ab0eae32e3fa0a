import { heldThere, type LedOrganisation } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import type { KpiAction } from '../governance.generated.ts'

/** A key figure, with what the viewer is at the authority whose own it is: nobody's own, nobody's roles. */
export type LedKpi = Pick<LedOrganisation, 'roles'>

const own = { rule: heldThere('AUTHORITY_ADMIN') }

export const kpiActions = { REVISE_KPI: own, RETIRE_KPI: own } satisfies Actions<LedKpi, KpiAction>
export const defineAction = own
