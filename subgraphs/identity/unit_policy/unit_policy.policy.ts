import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { UnitPolicyFields } from '../identity.generated.ts'

const leaders = role(
  'principals and administrators of the school authority',
  'rektorer och huvudmannens administratörer',
  'PRINCIPAL',
  'AUTHORITY_ADMIN',
)

export const unitPolicyPolicy = {
  Organisation: { accessPolicy: allow },
  // Of which unit, is seen on the unit: see organisation.actions.ts.
  Mutation: { setUnitAccessPolicy: leaders },
  UnitAccessPolicy: {
    isClassListShown: allow,
    isContactListShown: allow,
    isAbsenceReasonShown: allow,
    qualityWorkVisibleTo: allow,
    version: allow,
  },
  SetUnitAccessPolicyPayload: { organisation: allow, userErrors: allow },
  SetUnitAccessPolicyError: { code: allow, message: allow, field: allow },
} satisfies Policy<UnitPolicyFields>
