import { index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { identitySchema, rows } from '../identity.schema.ts'
import { clientApplication } from '../client_application/client_application.table.ts'

const byAuthority = { meaning: 'administrators of the whole authority', viewer: `(select access.administers_authority())` }

/** A key issued to a client application that has no identity provider. Shown once; only its hash is stored. */
export const clientKey = identitySchema.table(
  'client_key',
  {
    id: uuid('id').primaryKey(),
    clientApplicationId: uuid('client_application_id')
      .notNull()
      .references(() => clientApplication.id),
    keyHash: text('key_hash').notNull().unique(),
    // Its first characters, so that people can tell keys apart.
    hint: text('hint').notNull(),
    issuedById: uuid('issued_by_id').notNull(),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (t) => [
    index('client_key_client_application_id_idx').on(t.clientApplicationId),
    ...rows.visible(byAuthority),
    ...rows.insertable({ ...byAuthority, viewer: `issued_by_id = access.viewer_person() and ${byAuthority.viewer}` }),
    ...rows.changeable({ ...byAuthority, columns: ['revoked_at'] }),
    rows.access(),
    rows.system(),
  ],
)
