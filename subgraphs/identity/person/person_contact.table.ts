import { sql } from 'drizzle-orm'
import { boolean, check, index, text, uuid } from 'drizzle-orm/pg-core'
import type { Relation } from '../../access/relations.ts'
import { toPersons, toUnshelteredPersons } from '../../access/visible.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { imported } from '../source_system/system.table.ts'
import { person } from './person.table.ts'

/** Who may use a person's private contact details. The other guardian, and a teacher, may not. */
export const contactRelations = [
  'SELF', 'GUARDIAN', 'NAMED', 'MENTOR', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', 'CLIENT',
  'DELEGATE:UPDATE_CONTACT_DETAILS',
  'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL',
  'CHILD:SELF', 'CHILD:MENTOR', 'CHILD:CARE_STAFF', 'CHILD:UNIT_ADMIN', 'CHILD:PRINCIPAL', 'CHILD:AUTHORITY_ADMIN', 'CHILD:CLIENT',
] as const satisfies readonly Relation[] // prettier-ignore

/** Who may know where a protected person's family lives. */
export const principalRelations = [
  'PRINCIPAL',
  'NAMED',
  'STAFF:PRINCIPAL',
  'CHILD:PRINCIPAL',
] as const satisfies readonly Relation[]

const private_ = toPersons('person_id', contactRelations)
const reachable = toUnshelteredPersons('person_id', contactRelations)
const protected_ = toPersons('person_id', principalRelations)
const onList = toPersons('person_id', ['LISTED']).meaning

const listed = (field: string) => `person_id = any (array(select access.listed_persons('${field}')))`

// Where a protected person can be found is for the principal only, whoever else may see the person.
const whereabouts = (field: 'PHONE_NUMBER' | 'ADDRESS') => ({
  meaning: `${reachable.meaning}; of protected persons and their families only: ${protected_.meaning}; with consent: ${onList}`,
  viewer: `${reachable.viewer} or ${protected_.viewer} or ${listed(field)}`,
  authority: `${reachable.authority} or ${protected_.authority} or ${listed(field)}`,
})

/** Whose own it is to decide: the person's, and a guardian's until the child is 18. Others may be let to besides. */
export function ownersAnd(...others: readonly Relation[]) {
  const own = toPersons('person_id', ['SELF', ...others])
  const guardians = toPersons('person_id', ['GUARDIAN'])
  return {
    meaning: `${own.meaning}; ${guardians.meaning}, of a pupil under 18`,
    viewer: `(${own.viewer} or (${guardians.viewer} and access.is_minor(person_id)))`,
  }
}

// Private details are their owner's to change; what the school gives out is the school's.
const owners = ownersAnd('DELEGATE:UPDATE_CONTACT_DETAILS')
const inOwnName = {
  meaning: `${owners.meaning}; in their own name`,
  viewer: `${owners.viewer} and access.viewer_person() = written_by_id`,
}
const ownOr = ({ meaning, viewer, authority }: ReturnType<typeof whereabouts>) => {
  const own = `(${inOwnName.viewer})`
  return {
    meaning: `${meaning}; what they wrote: ${owners.meaning}`,
    viewer: `${viewer} or ${own}`,
    authority: `${authority} or ${own}`,
  }
}
const school = toPersons('person_id', ['UNIT_ADMIN', 'PRINCIPAL', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL'])
const ownEmail = {
  meaning: `private addresses: ${owners.meaning}; those of the school: ${school.meaning}; administrators of the authority; of oneself, what was ordered for one's work`,
  viewer: `(email_type = 'PRIVAT' and ${owners.viewer}) or (email_type <> 'PRIVAT' and ${school.viewer}) or (email_type = 'SKOLA_PERSONAL' and (select access.holds('AUTHORITY_ADMIN')))
    or (email_type = 'SKOLA_PERSONAL' and person_id = access.viewer_person() and value in (select access.ordered_emails()))`,
}

const directoryEmail = `(email_type = 'SKOLA_PERSONAL' and access.in_directory(person_id))`
const listedEmail = `(email_type in ('PRIVAT', 'SKOLA_ELEV') and ${listed('EMAIL')})`

const ofPerson = () => ({
  id: uuid('id').primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' }),
})

export const personEmail = identitySchema.table(
  'person_email',
  { ...ofPerson(), value: text('value').notNull(), emailType: text('email_type').notNull(), ...imported() },
  (t) => [
    index('person_email_source_system_id_idx').on(t.sourceSystemId),
    ...rows.insertable(ownEmail),
    ...rows.deletable(ownEmail),
    check('person_email_type_check', sql`${t.emailType} in ('PRIVAT', 'SKOLA_ELEV', 'SKOLA_PERSONAL', 'ARBETE_OVRIGT')`),
    index('person_email_person_id_idx').on(t.personId),
    ...rows.visible({
      meaning: `${private_.meaning}; the work address of staff: everyone signed in; with consent: ${onList}`,
      viewer: `${private_.viewer} or ${directoryEmail} or ${listedEmail}`,
      authority: `${private_.authority} or ${directoryEmail} or ${listedEmail}`,
    }),
    rows.system(),
  ],
)

export const personPhoneNumber = identitySchema.table(
  'person_phone_number',
  {
    ...ofPerson(),
    value: text('value').notNull(),
    phoneNumberType: text('phone_number_type').notNull(),
    isMobile: boolean('is_mobile').notNull().default(false),
    // In a family that must not be found everybody sees and replaces what they wrote themself, and nobody what another did.
    writtenById: uuid('written_by_id'),
    ...imported(),
  },
  (t) => [
    check('person_phone_number_type_check', sql`${t.phoneNumberType} in ('HEM', 'ARBETE')`),
    index('person_phone_number_person_id_idx').on(t.personId),
    index('person_phone_number_source_system_id_idx').on(t.sourceSystemId),
    ...rows.insertable(inOwnName),
    ...rows.deletable(owners),
    ...rows.visible(ownOr(whereabouts('PHONE_NUMBER'))),
    rows.access(),
    rows.system(),
  ],
)

export const personAddress = identitySchema.table(
  'person_address',
  {
    ...ofPerson(),
    addressType: text('address_type').notNull(),
    streetAddress: text('street_address').notNull(),
    postalCode: text('postal_code').notNull(),
    locality: text('locality').notNull(),
    ...imported(),
  },
  (t) => [
    check(
      'person_address_type_check',
      sql`${t.addressType} in ('FOLKBOKFORING', 'SARSKILD_POSTADRESS', 'TILLFALLIG_ADRESS', 'POSTADRESS')`,
    ),
    index('person_address_person_id_idx').on(t.personId),
    index('person_address_source_system_id_idx').on(t.sourceSystemId),
    ...rows.visible(whereabouts('ADDRESS')),
    rows.system(),
  ],
)
