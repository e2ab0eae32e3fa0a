import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { KpiPublishingFields } from '../governance.generated.ts'

export const kpiPublishingPolicy = {
  // Of which authority, the rule of the act says.
  Mutation: { publishKpiValues: role('administrators of the authority', 'huvudmannens administratörer', 'AUTHORITY_ADMIN') },
  PublishKpiValuesPayload: { publishedCount: allow, userErrors: allow },
  PublishKpiValuesError: { code: allow, message: allow, field: allow },
} satisfies Policy<KpiPublishingFields>
