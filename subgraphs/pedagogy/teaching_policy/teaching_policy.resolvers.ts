import type { LedOrganisation } from '../../access/organisations.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, permittedActions, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { teachingPolicyActions } from './teaching_policy.actions.ts'
import { decide, type SetTeachingPolicyPayloadRow } from './teaching_policy.queries.ts'
import { policyFault } from './teaching_policy.rules.ts'

export const teachingPolicyResolvers = {
  Organisation: { teachingPolicy: ({ id }, _, { load }) => load.teachingPolicy.load(id) },
  TeachingPolicy: {
    isShowingAdaptations: ({ showsAdaptations }) => showsAdaptations,
    permittedActions: async ({ id }, _, context) => {
      const led = await context.load.ledOrganisation.load(id)
      return led && permittedActions(teachingPolicyActions, led, context)
    },
  },
  Mutation: {
    setTeachingPolicy: async (_, { input }, context, info) =>
      actOn<LedOrganisation, SetTeachingPolicyPayloadRow>(info, context, input, {
        source: isId(input.organisationId) ? await context.load.ledOrganisation.load(input.organisationId) : null,
        action: teachingPolicyActions.SET_TEACHING_POLICY,
        unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
        run: async (tx, { id }) => {
          const fault = policyFault(input)
          if (fault) return faulty(fault)
          if (!(await decide(tx, input, context.call.now))) throw conflict('The policy', input.expectedVersion)
          return done(id, upserted('TeachingPolicy', id))
        },
      }),
  },
  SetTeachingPolicyPayload: { teachingPolicy: ({ id }, _, { load }) => (id ? load.teachingPolicy.load(id) : null) },
} satisfies Resolvers
