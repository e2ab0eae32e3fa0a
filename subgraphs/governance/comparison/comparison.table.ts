import { sql } from 'drizzle-orm'
import { check, index, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { swedishText } from '../../shared/columns.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

const own = {
  meaning: 'administrators of the authority',
  viewer: `organisation_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
}

/** School units that an authority compares its own with. It is formed and dissolved, and never changed: a comparison stays what it was. */
export const comparisonGroup = governanceSchema.table(
  'comparison_group',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    displayName: swedishText('display_name').notNull(),
    placeIds: uuid('place_ids').array().notNull(),
    formedById: uuid('formed_by_id').notNull(),
    formedAt: timestamp('formed_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('comparison_group_name_unique').on(t.organisationId, t.displayName),
    index('comparison_group_formed_by_id_idx').on(t.formedById),
    check('comparison_group_name_check', sql`length(${t.displayName}) between 1 and 200`),
    check('comparison_group_places_check', sql`cardinality(${t.placeIds}) between 3 and 50`),
    ...rows.visible({
      meaning: 'staff; administrators and analysts of the authority',
      viewer: `(select access.holds('STAFF')) or organisation_id = any (array(select access.units('AUTHORITY_ADMIN', 'AUTHORITY_ANALYST')))`,
    }),
    ...rows.insertable({ ...own, viewer: `formed_by_id = (select access.viewer_person()) and ${own.viewer}` }),
    ...rows.deletable(own),
    rows.system(),
  ],
)
