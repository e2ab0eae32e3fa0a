import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { ContactListFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'

export const contactListPolicy = {
  Mutation: { setContactListConsent: signedIn },
  Person: { contactListConsents: notedIfProtected(related('SELF', 'GUARDIAN')) },
  // Who sees the list, and what stands on it, comes from access.contact_list: what is not shown is null or empty, and no refusal.
  Group: { contactList: allow },
  ContactListEntryConnection: { edges: allow, pageInfo: allow },
  ContactListEntryEdge: { node: allow, cursor: allow },
  ContactListEntry: { pupil: allow, guardians: allow },
  ContactListPerson: { displayName: allow, emails: allow, phoneNumbers: allow, addresses: allow },
  SetContactListConsentPayload: { person: allow, userErrors: allow },
  SetContactListConsentError: { code: allow, message: allow, field: allow },
} satisfies Policy<ContactListFields>
