import { sql } from 'drizzle-orm'
import { boolean, text, uuid } from 'drizzle-orm/pg-core'
import { modifiedAt, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'

const byAuthority = { meaning: 'administrators of the whole authority', viewer: `(select access.administers_authority())` }

export const clientApplication = identitySchema.table(
  'client_application',
  {
    id: uuid('id').primaryKey(),
    displayName: text('display_name').notNull(),
    supplier: text('supplier'),
    contactEmail: text('contact_email'),
    scopes: text('scopes')
      .array()
      .notNull()
      .default(sql`'{}'`),
    isActive: boolean('is_active').notNull().default(true),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  () => [
    ...rows.visible({
      meaning: 'the client itself; administrators of the authority',
      viewer: `id = access.viewer_client() or (select access.administers_authority())`,
    }),
    ...rows.insertable(byAuthority),
    ...rows.changeable({
      ...byAuthority,
      columns: ['display_name', 'supplier', 'contact_email', 'scopes', 'is_active', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
