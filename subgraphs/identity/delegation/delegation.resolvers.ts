import { permittedActions } from '../../shared/action.ts'
import type { Resolvers } from '../identity.generated.ts'
import { delegationActions } from './delegation.actions.ts'
import { delegateActs, revokeDelegation } from './delegation.acts.ts'
import { ownDelegations } from './delegation.queries.ts'

export const delegationResolvers = {
  Person: { delegations: ({ id }, _, { load }) => load.delegationsOf.load(id) },
  Viewer: { delegations: (_, __, { read }) => ownDelegations(read) },
  Delegation: {
    pupil: ({ pupilId }, _, { load }) => load.person.load(pupilId),
    givenBy: ({ givenById }, _, { load }) => load.person.load(givenById),
    permittedActions: (delegation, _, context) => permittedActions(delegationActions, delegation, context),
  },
  Mutation: {
    delegateActs: (_, { input }, context, info) => delegateActs(info, context, input),
    revokeDelegation: (_, { input }, context, info) => revokeDelegation(info, context, input),
  },
  DelegateActsPayload: { delegation: ({ id }, _, { load }) => (id ? load.delegation.load(id) : null) },
  RevokeDelegationPayload: { delegation: ({ id }, _, { load }) => (id ? load.delegation.load(id) : null) },
} satisfies Resolvers
