import type { Resolvers } from '../identity.generated.ts'

export const enrolmentResolvers = {
  Person: { enrolments: ({ id }, _, { load }) => load.enrolment.load(id) },
  Enrolment: { organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId) },
} satisfies Resolvers
