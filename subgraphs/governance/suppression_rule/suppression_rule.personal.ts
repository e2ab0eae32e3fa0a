import { withoutPersonalData } from '../../shared/personal.ts'
import { suppressionRule } from './suppression_rule.table.ts'

export const suppressionRulePersonal = [withoutPersonalData(suppressionRule, 'Thresholds of statistics.')]
