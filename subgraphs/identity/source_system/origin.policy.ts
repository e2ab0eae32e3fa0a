import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, or, signedIn } from '../../shared/rules.ts'
import type { OriginFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'
import { administrator } from './source_system.actions.ts'
import { identifierRelations } from './source_system.table.ts'

// Of staff an administrator of the authority is in the directory like everyone; whose staff they are, the row policy checks.
const registrars = or(related(...identifierRelations), and(related('DIRECTORY'), administrator))

export const originPolicy = {
  Person: { externalIdentifiers: notedIfProtected(registrars), importedFrom: notedIfProtected(registrars) },
  Organisation: { externalIdentifiers: signedIn },
  Enrolment: { importedFrom: allow },
  Responsible: { importedFrom: allow },
  Duty: { importedFrom: allow },
  Group: { importedFrom: allow },
  GroupMembership: { importedFrom: allow },
  Activity: { importedFrom: allow },
  ExternalIdentifier: { context: allow, value: allow },
} satisfies Policy<OriginFields>
