import { withoutPersonalData } from '../../shared/personal.ts'
import { queueRule } from './queue_rule.table.ts'

export const queueRulePersonal = [withoutPersonalData(queueRule, 'By what queues are ordered.', ['authorityId', 'decidedById'])]
