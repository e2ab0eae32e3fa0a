import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import { administers } from '../client_application/client_application.actions.ts'
import type { ProcessorAgreementFields } from '../identity.generated.ts'

const payload = { processorAgreement: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

export const processorAgreementPolicy = {
  ClientApplication: { processorAgreement: allow, processorAgreements: allow },
  Mutation: {
    signProcessorAgreement: administers,
    endProcessorAgreement: administers,
    grantFields: administers,
    revokeFieldGrants: administers,
  },
  ProcessorAgreement: {
    id: allow,
    purpose: allow,
    storageCountry: allow,
    retentionMonths: allow,
    maxInformationClass: allow,
    reference: allow,
    startDate: allow,
    endDate: allow,
    signedBy: allow,
    signedAt: allow,
    endedAt: allow,
    isCurrent: allow,
    fieldGrants: allow,
    permittedActions: allow,
  },
  FieldGrant: { field: allow, informationClass: allow, grantedAt: allow },
  SignProcessorAgreementPayload: payload,
  SignProcessorAgreementError: error,
  EndProcessorAgreementPayload: payload,
  EndProcessorAgreementError: error,
  GrantFieldsPayload: payload,
  GrantFieldsError: error,
  RevokeFieldGrantsPayload: payload,
  RevokeFieldGrantsError: error,
} satisfies Policy<ProcessorAgreementFields>
