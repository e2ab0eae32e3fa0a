import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { ProtectionFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'
import { contactRelations } from '../person/person_contact.table.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { person: allow, userErrors: allow }

export const protectionPolicy = {
  // Whose acts these are is asked of the person: see protection.actions.ts.
  Mutation: { markProtected: signedIn, liftProtection: signedIn, namePersonOnCase: signedIn, removeNamedPerson: signedIn },
  Person: { namedPersons: notedIfProtected(related(...contactRelations)) },
  NamedPerson: { namedPerson: allow, reason: allow, startDate: allow, endDate: allow },
  MarkProtectedPayload: payload,
  MarkProtectedError: error,
  LiftProtectionPayload: payload,
  LiftProtectionError: error,
  NamePersonOnCasePayload: payload,
  NamePersonOnCaseError: error,
  RemoveNamedPersonPayload: payload,
  RemoveNamedPersonError: error,
} satisfies Policy<ProtectionFields>
