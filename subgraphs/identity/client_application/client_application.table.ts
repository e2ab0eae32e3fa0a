import { sql } from 'drizzle-orm'
import { boolean, text, uuid } from 'drizzle-orm/pg-core'
import { identitySchema, rows } from '../identity.schema.ts'

export const clientApplication = identitySchema.table(
  'client_application',
  {
    id: uuid('id').primaryKey(),
    displayName: text('display_name').notNull(),
    scopes: text('scopes')
      .array()
      .notNull()
      .default(sql`'{}'`),
    isActive: boolean('is_active').notNull().default(true),
  },
  () => [
    ...rows.visible({
      meaning: 'the client itself; administrators of the authority',
      viewer: `id = access.viewer_id() or (select access.holds('AUTHORITY_ADMIN'))`,
    }),
    rows.access(),
    rows.system(),
  ],
)
