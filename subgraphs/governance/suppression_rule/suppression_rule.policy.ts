import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { SuppressionRuleFields } from '../governance.generated.ts'

export const suppressionRulePolicy = {
  SuppressionRule: {
    code: allow,
    startDate: allow,
    unitMinimum: allow,
    aboveMinimum: allow,
    fewMinimum: allow,
    fewReachedMinimum: allow,
    evenMinimum: allow,
    isNearlyAllShown: allow,
    source: allow,
  },
} satisfies Policy<SuppressionRuleFields>
