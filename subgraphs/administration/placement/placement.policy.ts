import { notedIfProtected } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { PlacementActsFields, PlacementFields } from '../administration.generated.ts'

const leaders = role('principals and school administrators', 'rektorer och skoladministratörer', 'PRINCIPAL', 'UNIT_ADMIN')
const error = { code: allow, message: allow, field: allow }

export const placementPolicy = {
  Query: { placement: signedIn },
  Person: {
    placements: notedIfProtected(related('GUARDIAN', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL', 'DELEGATE:EDIT_CARE_SCHEDULE')),
  },
  Organisation: { permittedCareActions: allow },
  Placement: {
    id: allow,
    child: allow,
    organisation: allow,
    group: allow,
    owners: allow,
    schoolType: allow,
    startDate: allow,
    endDate: allow,
    reason: allow,
    maxWeeklyScheduleHours: allow,
    version: allow,
    permittedActions: allow,
  },
  // At which unit, the rules of the acts say: see placement.actions.ts.
  Mutation: { startPlacement: leaders, endPlacement: leaders },
  StartPlacementPayload: { placement: allow, userErrors: allow },
  StartPlacementError: error,
  EndPlacementPayload: { placement: allow, userErrors: allow },
  EndPlacementError: error,
} satisfies Policy<PlacementFields & PlacementActsFields>
