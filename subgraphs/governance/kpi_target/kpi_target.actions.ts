import { heldThere, type LedOrganisation } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import type { OrganisationTargetAction } from '../governance.generated.ts'

const decide = { rule: heldThere('PRINCIPAL', 'AUTHORITY_ADMIN') }

export const targetActions = { SET_KPI_TARGET: decide, REMOVE_KPI_TARGET: decide } satisfies Actions<
  Pick<LedOrganisation, 'roles'>,
  OrganisationTargetAction
>
