import { sql } from 'drizzle-orm'
import { boolean, check, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { clientApplication } from '../client_application/client_application.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from '../person/person.table.ts'

// Who a verified token belongs to. Only access.viewer_for reads it; no viewer sees a row.
export const account = identitySchema.table(
  'account',
  {
    id: uuid('id').primaryKey(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: uuid('person_id').references(() => person.id),
    clientApplicationId: uuid('client_application_id').references(() => clientApplication.id),
    isActive: boolean('is_active').notNull().default(true),
  },
  (t) => [
    unique('account_issuer_subject_unique').on(t.issuer, t.subject),
    index('account_person_id_idx').on(t.personId),
    index('account_client_application_id_idx').on(t.clientApplicationId),
    check('account_owner_check', sql`num_nonnulls(${t.personId}, ${t.clientApplicationId}) = 1`),
    rows.access(),
    rows.system(),
  ],
)
