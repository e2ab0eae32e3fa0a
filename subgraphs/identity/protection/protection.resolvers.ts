import type { Resolvers } from '../identity.generated.ts'
import { liftProtection, markProtected, namePersonOnCase, removeNamedPerson } from './protection.acts.ts'
import { namingsFor } from './protection.rules.ts'

export const protectionResolvers = {
  Person: {
    namedPersons: async (person, _, { load, viewer }) => namingsFor(viewer.id, person, await load.namedPersons.load(person.id)),
  },
  NamedPerson: { namedPerson: ({ namedPersonId }, _, { load }) => load.person.load(namedPersonId) },
  Mutation: {
    markProtected: (_, { input }, context, info) => markProtected(info, context, input),
    liftProtection: (_, { input }, context, info) => liftProtection(info, context, input),
    namePersonOnCase: (_, { input }, context, info) => namePersonOnCase(info, context, input),
    removeNamedPerson: (_, { input }, context, info) => removeNamedPerson(info, context, input),
  },
  MarkProtectedPayload: { person: ({ id }, _, { load }) => (id ? load.person.load(id) : null) },
  LiftProtectionPayload: { person: ({ id }, _, { load }) => (id ? load.person.load(id) : null) },
  NamePersonOnCasePayload: { person: ({ id }, _, { load }) => (id ? load.person.load(id) : null) },
  RemoveNamedPersonPayload: { person: ({ id }, _, { load }) => (id ? load.person.load(id) : null) },
} satisfies Resolvers
