import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { CareOpeningFields } from '../administration.generated.ts'

export const careOpeningPolicy = {
  Organisation: { careOpenings: allow },
  CareOpening: { dayOfWeek: allow, startTime: allow, endTime: allow },
  // At which unit, the rule of the act says: see placement.actions.ts.
  Mutation: {
    decideCareOpenings: role(
      'principals and school administrators',
      'rektorer och skoladministratörer',
      'PRINCIPAL',
      'UNIT_ADMIN',
    ),
  },
  DecideCareOpeningsPayload: { organisation: allow, userErrors: allow },
  DecideCareOpeningsError: { code: allow, message: allow, field: allow },
} satisfies Policy<CareOpeningFields>
