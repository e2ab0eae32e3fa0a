import { index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from '../account/account.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'

const own = { meaning: 'the holder of the account', viewer: 'account_id = any (array(select access.own_accounts()))' }

/** A sign-in at the identity provider, as its tokens have shown it. The gateway writes it, through access.viewer_for. */
export const session = identitySchema.table(
  'session',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    // The provider's session (claim `sid`), or the token itself where there is none.
    sessionKey: text('session_key').notNull(),
    assurance: text('assurance').notNull(),
    // The application that was signed in to (claim `azp` or `client_id`).
    authorizedParty: text('authorized_party'),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (t) => [
    unique('session_account_id_session_key_unique').on(t.accountId, t.sessionKey),
    index('session_account_id_last_seen_at_idx').on(t.accountId, t.lastSeenAt, t.id),
    ...rows.visible(own),
    ...rows.changeable({ ...own, columns: ['revoked_at'] }),
    rows.access(),
    rows.accessInserts(),
    rows.accessChanges('last_seen_at', 'assurance'),
    rows.system(),
  ],
)
