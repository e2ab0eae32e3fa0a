import { type Module, sdl } from '../../shared/module.ts'
import { suppressionRulePolicy } from './suppression_rule.policy.ts'
import { suppressionRuleLoaders } from './suppression_rule.queries.ts'

export const suppressionRule = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './suppression_rule.graphql'),
  policy: suppressionRulePolicy,
  loaders: suppressionRuleLoaders,
} satisfies Module
