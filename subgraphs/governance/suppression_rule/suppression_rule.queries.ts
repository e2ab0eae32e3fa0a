import type { Read } from '../../shared/database.ts'
import { byParentAnd } from '../../shared/loader.ts'
import type { SuppressionRule } from '../suppression/counters.ts'

export interface SuppressionRuleRow extends SuppressionRule {
  readonly code: string
  readonly startDate: string
  readonly source: string
}

/** The rules with these codes as they are on a day. */
export const rulesOn = (read: Read, codes: readonly string[], day: string) =>
  read<SuppressionRuleRow>`/* suppressionRules */ select distinct on (code) * from governance.suppression_rule
    where code = any(${codes}::text[]) and start_date <= ${day}::date order by code, start_date desc`

function ruleLoader(read: Read) {
  const rules = byParentAnd(
    (codes, { day }: { readonly day: string }) => rulesOn(read, codes, day),
    ({ code }) => code,
  )
  return async (code: string, args: { readonly day: string }) => (await rules(code, args))[0] ?? null
}

export const suppressionRuleLoaders = (read: Read) => ({ suppressionRule: ruleLoader(read) })
