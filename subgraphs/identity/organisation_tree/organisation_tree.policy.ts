import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { OrganisationTreeFields } from '../identity.generated.ts'

const administrator = role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN')

export const organisationTreePolicy = {
  Mutation: { openOrganisation: administrator, closeOrganisation: administrator },
  OpenOrganisationPayload: { organisation: allow, userErrors: allow },
  OpenOrganisationError: { code: allow, message: allow, field: allow },
  CloseOrganisationPayload: { organisation: allow, userErrors: allow },
  CloseOrganisationError: { code: allow, message: allow, field: allow },
} satisfies Policy<OrganisationTreeFields>
