import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { identitySchema, rows } from '../identity.schema.ts'
import { account } from '../account/account.table.ts'

// The account's own row policy says who may.
const ofAccount = `exists (select from identity.account a where a.id = account_id)`

/** A single-use token to an account, valid for 14 days. Only its hash is stored. */
export const accountInvitation = identitySchema.table(
  'account_invitation',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    tokenHash: text('token_hash').notNull().unique(),
    // Null where the operator did: that of an authority's first administrator.
    issuedById: uuid('issued_by_id'),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (t) => [
    check('account_invitation_end_check', sql`num_nonnulls(${t.usedAt}, ${t.revokedAt}) <= 1`),
    index('account_invitation_account_id_idx').on(t.accountId),
    ...rows.visible({ meaning: 'whoever may see the account', viewer: ofAccount }),
    ...rows.insertable({
      meaning: 'whoever looks after the account, in their own name',
      viewer: 'issued_by_id = access.viewer_person() and access.manages_account(account_id)',
    }),
    ...rows.changeable({
      meaning: 'whoever looks after the account; whoever redeems the invitation',
      viewer: 'access.manages_account(account_id) or account_id = any (array(select access.invited_accounts()))',
      columns: ['used_at', 'revoked_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
