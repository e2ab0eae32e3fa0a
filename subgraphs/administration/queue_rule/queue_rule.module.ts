import { type Module, sdl } from '../../shared/module.ts'
import { queueRulePolicy } from './queue_rule.policy.ts'
import { queueRuleLoaders } from './queue_rule.queries.ts'
import { queueRuleResolvers } from './queue_rule.resolvers.ts'

export const queueRule = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './queue_rule.graphql'),
  policy: queueRulePolicy,
  resolvers: queueRuleResolvers,
  loaders: queueRuleLoaders,
} satisfies Module
