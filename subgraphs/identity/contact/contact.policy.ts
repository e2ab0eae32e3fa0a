import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, scope, signedIn } from '../../shared/rules.ts'
import type { ContactFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'
import { contactRelations } from '../person/person_contact.table.ts'

const readers = related(...contactRelations)
const error = { code: allow, message: allow, field: allow }
const payload = { person: allow, userErrors: allow }

export const contactPolicy = {
  // Whose acts these are is asked of the person: see contact.actions.ts.
  Mutation: { changeContactDetails: signedIn, acknowledgeContactDetails: scope('contacts:acknowledge') },
  Person: { contactVersion: readers, contactPropagations: notedIfProtected(readers) },
  ContactPropagation: { sourceSystem: allow, propagatedAt: allow, isCurrent: allow },
  ChangeContactDetailsPayload: payload,
  ChangeContactDetailsError: error,
  AcknowledgeContactDetailsPayload: payload,
  AcknowledgeContactDetailsError: error,
} satisfies Policy<ContactFields>
