import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { PlaceApplicationAction } from '../administration.generated.ts'
import { keptElsewhere } from '../placement/placement.rules.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import type { PlaceApplicationRow } from './place_application.queries.ts'
import { closedFault, waitingFault } from './place_application.rules.ts'

/** Leads a unit that is asked for, and has it in the queue. */
export const queueLeader = when<Pick<PlaceApplicationRow, 'ledIds'>>(
  { en: 'who leads a unit that is asked for', sv: 'den som leder en önskad enhet' },
  { role: ['PRINCIPAL', 'UNIT_ADMIN'] },
  ({ ledIds }) => ledIds.length > 0,
)

/** An application, with who is master of placements at the units of the viewer's that it asks for. */
export interface ApplicationAtUnits extends PlaceApplicationRow {
  readonly masters: readonly (readonly MasterRow[])[]
}

const ownChild = ({ isKin }: PlaceApplicationRow) =>
  isKin ? { code: 'OWN_CHILD', message: 'The child is yours, or was: somebody else has to decide.', field: null } : null

// Of several units the act says which; only where all are kept elsewhere nothing can be offered here.
const elsewhere = ({ masters, schoolType }: ApplicationAtUnits) => {
  const faults = masters.map((one) => keptElsewhere({ masters: one, schoolType }))
  return faults.every((one) => one !== null) ? (faults[0] ?? null) : null
}

/** What can be done to an application. */
export const placeApplicationActions = {
  WITHDRAW_PLACE_APPLICATION: { rule: related('GUARDIAN'), fault: closedFault },
  OFFER_PLACE: { rule: queueLeader, fault: (one) => waitingFault(one) ?? ownChild(one) ?? elsewhere(one) },
} satisfies Actions<ApplicationAtUnits, PlaceApplicationAction>

/** An application as acts on it see it. */
export const atUnits = async (row: PlaceApplicationRow, { load }: AdministrationContext): Promise<ApplicationAtUnits> => ({
  ...row,
  masters: await Promise.all(row.ledIds.map((id) => load.master.load(id))),
})
