import { sql } from 'drizzle-orm'
import { check, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { identitySchema, rows } from '../identity.schema.ts'

const byAuthority = { meaning: 'administrators of the authority', viewer: `(select access.holds('AUTHORITY_ADMIN'))` }

/** A system that rows come from, such as Extens or the population register. */
export const sourceSystem = identitySchema.table(
  'source_system',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique(),
    displayName: text('display_name').notNull(),
    supplier: text('supplier'),
  },
  (t) => [
    check('source_system_code_check', sql`${t.code} ~ '^[a-z0-9-]{1,50}$'`),
    ...rows.visible(toSignedIn),
    ...rows.insertable(byAuthority),
    ...rows.changeable({ ...byAuthority, columns: ['display_name', 'supplier'] }),
    rows.access(),
    rows.system(),
  ],
)

/** Where an imported row comes from, and when it was last seen there; both null for what was entered here. */
export const imported = () => ({
  sourceSystemId: uuid('source_system_id').references(() => sourceSystem.id),
  importedAt: timestamp('imported_at', { withTimezone: true }),
})
