import { type Module, sdl } from '../../shared/module.ts'
import { retentionRulePolicy } from './retention_rule.policy.ts'
import { retentionRuleLoaders } from './retention_rule.queries.ts'
import { retentionRuleResolvers } from './retention_rule.resolvers.ts'

export const retentionRule = {
  // What an authority has decided is about no person.
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './retention_rule.graphql'),
  policy: retentionRulePolicy,
  resolvers: retentionRuleResolvers,
  loaders: retentionRuleLoaders,
} satisfies Module
