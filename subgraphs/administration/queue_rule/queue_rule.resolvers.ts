import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../administration.generated.ts'
import { decideQueueRule } from './queue_rule.acts.ts'

export const queueRuleResolvers = {
  Organisation: {
    queueRules: ({ id }, _, { load }) => load.queueRulesOf.load(id),
    placeQueue: async ({ id }, { schoolType, ...args }, { load }) => {
      const page = pageOf(args, ['id', 'queueNumber'])
      return connectionOf(await load.placeQueuePage(id, { ...page, schoolType }), page.size, (entry) => [
        entry.applicationId,
        String(entry.queueNumber),
      ])
    },
  },
  QueueRule: { organisation: ({ authorityId }) => ({ id: authorityId }) },
  PlaceQueueEntry: { placeApplication: ({ applicationId }, _, { load }) => load.placeApplication.load(applicationId) },
  Mutation: { decideQueueRule: (_, { input }, context, info) => decideQueueRule(info, context, input) },
  DecideQueueRulePayload: { queueRule: ({ id }, _, { load }) => (id ? load.queueRule.load(id) : null) },
} satisfies Resolvers
