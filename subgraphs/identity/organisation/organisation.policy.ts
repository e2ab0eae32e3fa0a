import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { OrganisationFields } from '../identity.generated.ts'

export const organisationPolicy = {
  Query: { organisations: signedIn, organisation: signedIn },
  Mutation: {
    correctOrganisationName: role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN'),
  },
  Organisation: {
    id: allow,
    displayName: allow,
    organisationType: allow,
    organisationNumber: allow,
    schoolUnitCode: allow,
    municipalityCode: allow,
    parentOrganisation: allow,
    schoolTypes: allow,
    startDate: allow,
    endDate: allow,
    version: allow,
    modifiedAt: allow,
    permittedActions: allow,
  },
  OrganisationConnection: { edges: allow, pageInfo: allow, totalCount: allow },
  OrganisationEdge: { node: allow, cursor: allow },
  CorrectOrganisationNamePayload: { organisation: allow, userErrors: allow },
  CorrectOrganisationNameError: { code: allow, message: allow, field: allow },
} satisfies Policy<OrganisationFields>
