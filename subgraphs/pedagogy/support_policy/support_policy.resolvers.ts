import type { LedOrganisation } from '../../access/organisations.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, permittedActions, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { supportPolicyActions } from './support_policy.actions.ts'
import { decide, type SetSupportPolicyPayloadRow } from './support_policy.queries.ts'

export const supportPolicyResolvers = {
  Organisation: { supportPolicy: ({ id }, _, { load }) => load.supportPolicy.load(id) },
  SupportPolicy: {
    permittedActions: async ({ id }, _, context) => {
      const led = await context.load.ledOrganisation.load(id)
      return led && permittedActions(supportPolicyActions, led, context)
    },
  },
  Mutation: {
    setSupportPolicy: async (_, { input }, context, info) =>
      actOn<LedOrganisation, SetSupportPolicyPayloadRow>(info, context, input, {
        source: isId(input.organisationId) ? await context.load.ledOrganisation.load(input.organisationId) : null,
        action: supportPolicyActions.SET_SUPPORT_POLICY,
        unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
        run: async (tx, { id }) => {
          const fault = reasonFault(input.reason)
          if (fault) return faulty(fault)
          const { viewer, now } = context.call
          if (!(await decide(tx, input, { by: viewer.id, now }))) throw conflict('The policy', input.expectedVersion)
          return done(id, upserted('SupportPolicy', id))
        },
      }),
  },
  SetSupportPolicyPayload: { supportPolicy: ({ id }, _, { load }) => (id ? load.supportPolicy.load(id) : null) },
} satisfies Resolvers
