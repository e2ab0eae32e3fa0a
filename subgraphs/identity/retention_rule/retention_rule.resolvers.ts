import { act, upserted } from '../../shared/act.ts'
import { done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../identity.generated.ts'
import { setRule, type SetRetentionRulePayloadRow } from './retention_rule.queries.ts'
import { ruleFault } from './retention_rule.rules.ts'

const unknown = refused('NOT_FOUND', 'There is no such school authority that you administer.', 'organisationId')

export const retentionRuleResolvers = {
  Organisation: { retentionRules: ({ id }, _, { load }) => load.retentionRulesOf.load(id) },
  RetentionRule: { organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId) },
  Mutation: {
    setRetentionRule: (_, { input }, { call, newId, act: perform }, info) =>
      perform(
        act<SetRetentionRulePayloadRow>(info, call, input, async (tx) => {
          const { organisationId, concept, action, months = null, ground, decisionReference } = input
          const fault = ruleFault(input)
          if (fault) return faulty(fault)
          const said = { concept, action, months, ground: ground.trim(), decisionReference: decisionReference.trim() }
          const whose = { id: newId<'RetentionRule'>(), organisationId, setById: call.viewer.id, setAt: call.now }
          const id = isId(organisationId) ? await setRule(tx, { ...said, ...whose }) : null
          return id ? done(id, upserted('RetentionRule', id)) : unknown
        }),
      ),
  },
  SetRetentionRulePayload: { retentionRule: ({ id }, _, { load }) => (id ? load.retentionRule.load(id) : null) },
} satisfies Resolvers
