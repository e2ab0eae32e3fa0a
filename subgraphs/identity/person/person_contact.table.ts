import { sql } from 'drizzle-orm'
import { boolean, check, index, text, uuid } from 'drizzle-orm/pg-core'
import type { Relation } from '../../access/relations.ts'
import { toPersons, toUnshelteredPersons } from '../../access/visible.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from './person.table.ts'

/** Who may use a person's private contact details. The other guardian, and a teacher, may not. */
export const contactRelations = [
  'SELF', 'GUARDIAN', 'MENTOR', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN',
  'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL',
  'CHILD:SELF', 'CHILD:MENTOR', 'CHILD:CARE_STAFF', 'CHILD:UNIT_ADMIN', 'CHILD:PRINCIPAL', 'CHILD:AUTHORITY_ADMIN',
] as const satisfies readonly Relation[] // prettier-ignore

/** Who may know where a protected person's family lives. */
export const principalRelations = ['PRINCIPAL', 'STAFF:PRINCIPAL', 'CHILD:PRINCIPAL'] as const satisfies readonly Relation[]

const private_ = toPersons('person_id', contactRelations)
const reachable = toUnshelteredPersons('person_id', contactRelations)
const protected_ = toPersons('person_id', principalRelations)

// Where a protected person can be found is for the principal only, whoever else may see the person.
const whereabouts = {
  meaning: `${reachable.meaning}; of protected persons and their families only: ${protected_.meaning}`,
  viewer: `${reachable.viewer} or ${protected_.viewer}`,
  authority: `${reachable.authority} or ${protected_.authority}`,
}

const ofPerson = () => ({
  id: uuid('id').primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' }),
})

export const personEmail = identitySchema.table(
  'person_email',
  { ...ofPerson(), value: text('value').notNull(), emailType: text('email_type').notNull() },
  (t) => [
    check('person_email_type_check', sql`${t.emailType} in ('PRIVAT', 'SKOLA_ELEV', 'SKOLA_PERSONAL', 'ARBETE_OVRIGT')`),
    index('person_email_person_id_idx').on(t.personId),
    ...rows.visible({
      meaning: `${private_.meaning}; the work address of staff: everyone signed in`,
      viewer: `${private_.viewer} or (email_type = 'SKOLA_PERSONAL' and access.in_directory(person_id))`,
      authority: `${private_.authority} or (email_type = 'SKOLA_PERSONAL' and access.in_directory(person_id))`,
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
  },
  (t) => [
    check('person_phone_number_type_check', sql`${t.phoneNumberType} in ('HEM', 'ARBETE')`),
    index('person_phone_number_person_id_idx').on(t.personId),
    ...rows.visible(whereabouts),
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
  },
  (t) => [
    check(
      'person_address_type_check',
      sql`${t.addressType} in ('FOLKBOKFORING', 'SARSKILD_POSTADRESS', 'TILLFALLIG_ADRESS', 'POSTADRESS')`,
    ),
    index('person_address_person_id_idx').on(t.personId),
    ...rows.visible(whereabouts),
    rows.system(),
  ],
)
