import { upserted } from '../../shared/act.ts'
import { done, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import type { Resolvers } from '../identity.generated.ts'
import { actOnOrganisation } from '../organisation/organisation.acts.ts'
import { unitPolicyActions } from './unit_policy.actions.ts'
import { decide, type SetUnitAccessPolicyPayloadRow } from './unit_policy.queries.ts'

export const unitPolicyResolvers = {
  Organisation: { accessPolicy: ({ id }, _, { load }) => load.unitPolicy.load(id) },
  Mutation: {
    setUnitAccessPolicy: (_, { input }, context, info) =>
      actOnOrganisation<SetUnitAccessPolicyPayloadRow>(info, context, input, {
        action: unitPolicyActions.SET_UNIT_ACCESS_POLICY,
        unknown: refused('NOT_FOUND', 'There is no such organisation that you lead or administer.', 'organisationId'),
        run: async (tx, { id }) => {
          if (!(await decide(tx, input, context.call.now))) throw conflict("The unit's policy", input.expectedVersion)
          return done(id, upserted('UnitAccessPolicy', id))
        },
      }),
  },
  SetUnitAccessPolicyPayload: { organisation: ({ id }, _, { load }) => (id ? load.organisation.load(id) : null) },
} satisfies Resolvers
