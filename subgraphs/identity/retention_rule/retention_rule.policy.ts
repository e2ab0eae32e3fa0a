import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { RetentionRuleFields } from '../identity.generated.ts'

const administrator = role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN')

export const retentionRulePolicy = {
  Organisation: { retentionRules: administrator },
  Mutation: { setRetentionRule: administrator },
  RetentionRule: {
    id: allow,
    organisation: allow,
    concept: allow,
    action: allow,
    months: allow,
    ground: allow,
    decisionReference: allow,
    setAt: allow,
    version: allow,
  },
  SetRetentionRulePayload: { retentionRule: allow, userErrors: allow },
  SetRetentionRuleError: { code: allow, message: allow, field: allow },
} satisfies Policy<RetentionRuleFields>
