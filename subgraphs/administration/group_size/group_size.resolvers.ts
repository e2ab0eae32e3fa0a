import type { Resolvers } from '../administration.generated.ts'
import { decideGroupSize } from './group_size.acts.ts'

export const groupSizeResolvers = {
  Organisation: { groupSizes: ({ id }, _, { load }) => load.groupSizesOf.load(id) },
  GroupSize: { organisation: ({ organisationId }) => ({ id: organisationId }), group: ({ groupId }) => ({ id: groupId }) },
  Mutation: { decideGroupSize: (_, { input }, context, info) => decideGroupSize(info, context, input) },
  DecideGroupSizePayload: { groupSize: ({ id }, _, { load }) => (id ? load.groupSize.load(id) : null) },
} satisfies Resolvers
