import { withoutPersonalData } from '../../shared/personal.ts'
import { retentionRule } from './retention_rule.table.ts'

export const retentionRulePersonal = [
  withoutPersonalData(retentionRule, 'Decisions of the authority; whoever made them acted in office.', ['setById']),
]
