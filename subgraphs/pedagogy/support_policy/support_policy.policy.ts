import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, role } from '../../shared/rules.ts'
import type { SupportPolicyFields } from '../pedagogy.generated.ts'

const administrators = role('administrators of the school authority', 'huvudmannens administratörer', 'AUTHORITY_ADMIN')

export const supportPolicyPolicy = {
  Organisation: { supportPolicy: allow },
  // Of which authority, the rule of the act says: see support_policy.actions.ts.
  Mutation: { setSupportPolicy: and(administrators, assurance('SUBSTANTIAL')) },
  SupportPolicy: { guardianSees: allow, reason: allow, decidedAt: allow, version: allow, permittedActions: allow },
  SetSupportPolicyPayload: { supportPolicy: allow, userErrors: allow },
  SetSupportPolicyError: { code: allow, message: allow, field: allow },
} satisfies Policy<SupportPolicyFields>
