import { everyPupilRelation, everyRelation, type Relation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, signedIn } from '../../shared/rules.ts'
import type { PersonFields } from '../identity.generated.ts'
import { contactRelations } from './person_contact.table.ts'
import { noted, notedIfProtected } from './person.sensitive.ts'

const named = notedIfProtected(related(...everyRelation))
const staffRelations = ['STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL'] as const satisfies readonly Relation[]
// Of staff, access.md opens the directory, the personal identity number and contact details, and says nothing of these.
const personal = notedIfProtected(related(...everyPupilRelation))

// Where a protected person's family lives is left out for all but the principal: see person.rules.ts.
const contact = noted(related(...contactRelations))

export const personPolicy = {
  Query: { person: signedIn },
  Person: {
    id: allow,
    givenName: named,
    middleName: named,
    familyName: named,
    displayName: named,
    civicNo: noted(
      and(related('SELF', 'GUARDIAN', 'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', ...staffRelations), assurance('SUBSTANTIAL')),
    ),
    birthDate: personal,
    sex: personal,
    personStatus: personal,
    securityMarking: noted(related('UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN')),
    workEmail: notedIfProtected(related('SELF', 'DIRECTORY', ...staffRelations)),
    emails: contact,
    phoneNumbers: contact,
    addresses: contact,
    version: related(...contactRelations),
    permittedActions: allow,
  },
  Email: { value: allow, type: allow },
  PhoneNumber: { value: allow, type: allow, isMobile: allow },
  Address: { type: allow, streetAddress: allow, postalCode: allow, locality: allow, source: allow, syncedAt: allow },
} satisfies Policy<PersonFields>
