import { sql } from 'drizzle-orm'
import { check, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPersons } from '../../access/visible.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from '../person/person.table.ts'
import { ownersAnd } from '../person/person_contact.table.ts'

const owners = ownersAnd()

/** What of a person may stand on the class's contact list. No row, no consent. */
export const contactListConsent = identitySchema.table(
  'contact_list_consent',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    field: text('field').notNull(),
    givenById: uuid('given_by_id'),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.field] }),
    check('contact_list_consent_field_check', sql`${t.field} in ('NAME', 'EMAIL', 'PHONE_NUMBER', 'ADDRESS')`),
    ...rows.visible(toPersons('person_id', ['SELF', 'GUARDIAN'])),
    ...rows.insertable(owners),
    ...rows.deletable(owners),
    rows.access(),
    rows.system(),
  ],
)
