import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { issueCertificate } from './certificate.acts.ts'

export const certificateResolvers = {
  Person: { certificates: ({ id }, _, { load }) => load.certificatesOf.load(id) },
  Certificate: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    signedBy: ({ signedById }, _, context) => personOf(signedById, context),
  },
  Mutation: { issueCertificate: (_, { input }, context, info) => issueCertificate(info, context, input) },
  IssueCertificatePayload: { certificate: ({ id }, _, { load }) => (id ? load.certificate.load(id) : null) },
} satisfies Resolvers
