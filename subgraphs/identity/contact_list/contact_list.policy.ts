import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { ContactListFields } from '../identity.generated.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'
import type { ContactListPersonRow } from './contact_list.queries.ts'

const noted = sensitive<ContactListPersonRow>(allow, ({ id }) => ({ id, relations: ['LISTED'] }))

export const contactListPolicy = {
  Mutation: { setContactListConsent: signedIn },
  Person: { contactListConsents: notedIfProtected(related('SELF', 'GUARDIAN')) },
  // Who sees the list, and what stands on it, comes from access.contact_list: what is not shown is null or empty, and no refusal.
  Group: { contactList: allow },
  ContactListEntryConnection: { edges: allow, pageInfo: allow },
  ContactListEntryEdge: { node: allow, cursor: allow },
  ContactListEntry: { pupil: allow, guardians: allow },
  ContactListPerson: { displayName: allow, emails: noted, phoneNumbers: noted, addresses: noted },
  SetContactListConsentPayload: { person: allow, userErrors: allow },
  SetContactListConsentError: { code: allow, message: allow, field: allow },
} satisfies Policy<ContactListFields>
