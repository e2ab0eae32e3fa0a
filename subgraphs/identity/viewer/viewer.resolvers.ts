import type { Resolvers } from '../identity.generated.ts'

export const viewerResolvers = {
  Query: { viewer: (_, __, { viewer }) => viewer },
  Viewer: {
    person: ({ kind, id }, _, { load }) => (kind === 'PERSON' ? load.person.load(id) : null),
    clientApplicationName: async ({ kind, id }, _, { load }) =>
      kind === 'CLIENT' ? ((await load.clientApplication.load(id))?.displayName ?? null) : null,
  },
  HeldRole: { organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId) },
} satisfies Resolvers
