import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { SourceSystemFields } from '../identity.generated.ts'
import { administrator } from './source_system.actions.ts'

const error = { code: allow, message: allow, field: allow }

export const sourceSystemPolicy = {
  Query: { sourceSystems: signedIn },
  Organisation: { masterSystems: signedIn, masterOf: signedIn, importedFrom: signedIn },
  Mutation: { registerSourceSystem: administrator, setMasterSystem: administrator },
  SourceSystem: { id: allow, code: allow, displayName: allow, supplier: allow },
  MasterSystem: {
    id: allow,
    organisation: allow,
    domain: allow,
    schoolType: allow,
    sourceSystem: allow,
    startDate: allow,
    endDate: allow,
  },
  Import: { sourceSystem: allow, importedAt: allow },
  RegisterSourceSystemPayload: { sourceSystem: allow, userErrors: allow },
  RegisterSourceSystemError: error,
  SetMasterSystemPayload: { masterSystem: allow, userErrors: allow },
  SetMasterSystemError: error,
} satisfies Policy<SourceSystemFields>
