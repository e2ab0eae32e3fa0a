import type { Resolvers } from '../identity.generated.ts'
import { acknowledgeContactDetails, changeContactDetails } from './contact.acts.ts'

export const contactResolvers = {
  Person: {
    contactVersion: async ({ id }, _, { load }) => (await load.contactVersion.load(id))?.version ?? 0,
    contactPropagations: ({ id }, _, { load }) => load.contactPropagations.load(id),
  },
  ContactPropagation: { sourceSystem: ({ sourceSystemId }, _, { load }) => load.sourceSystem.load(sourceSystemId) },
  Mutation: {
    changeContactDetails: (_, { input }, context, info) => changeContactDetails(info, context, input),
    acknowledgeContactDetails: (_, { input }, context, info) => acknowledgeContactDetails(info, context, input),
  },
  ChangeContactDetailsPayload: { person: ({ id }, _, { load }) => (id ? load.person.load(id) : null) },
  AcknowledgeContactDetailsPayload: { person: ({ id }, _, { load }) => (id ? load.person.load(id) : null) },
} satisfies Resolvers
