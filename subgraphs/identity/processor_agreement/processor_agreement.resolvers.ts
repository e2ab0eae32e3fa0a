import { permittedActions } from '../../shared/action.ts'
import { catalogue } from '../field_access/field_access.catalogue.ts'
import type { InformationClass, Resolvers } from '../identity.generated.ts'
import { grantFields, revokeFieldGrants } from './field_grant.acts.ts'
import { processorAgreementActions } from './processor_agreement.actions.ts'
import { endProcessorAgreement, signProcessorAgreement } from './processor_agreement.acts.ts'
import { classOf } from './processor_agreement.rules.ts'

export const processorAgreementResolvers = {
  ClientApplication: {
    processorAgreement: async ({ id }, _, { load }) =>
      (await load.agreements.load(id)).find(({ isCurrent }) => isCurrent) ?? null,
    processorAgreements: ({ id }, _, { load }) => load.agreements.load(id),
  },
  ProcessorAgreement: {
    signedBy: ({ signedById }, _, { load }) => (signedById ? load.person.load(signedById) : null),
    fieldGrants: ({ id }, _, { load }) => load.fieldGrants.load(id),
    permittedActions: (row, _, context) => permittedActions(processorAgreementActions, row, context),
  },
  FieldGrant: { informationClass: ({ field }) => classOf(field, catalogue().fields) as InformationClass | null },
  Mutation: {
    signProcessorAgreement: (_, { input }, context, info) => signProcessorAgreement(info, context, input),
    endProcessorAgreement: (_, { input }, context, info) => endProcessorAgreement(info, context, input),
    grantFields: (_, { input }, context, info) => grantFields(info, context, input),
    revokeFieldGrants: (_, { input }, context, info) => revokeFieldGrants(info, context, input),
  },
  SignProcessorAgreementPayload: { processorAgreement: ({ id }, _, { load }) => (id ? load.agreement.load(id) : null) },
  EndProcessorAgreementPayload: { processorAgreement: ({ id }, _, { load }) => (id ? load.agreement.load(id) : null) },
  GrantFieldsPayload: { processorAgreement: ({ id }, _, { load }) => (id ? load.agreement.load(id) : null) },
  RevokeFieldGrantsPayload: { processorAgreement: ({ id }, _, { load }) => (id ? load.agreement.load(id) : null) },
} satisfies Resolvers
