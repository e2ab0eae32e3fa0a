import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'

/** What was delivered, by whom and when. A file is delivered once: the same content again is no delivery. */
export const delivery = governanceSchema.table(
  'delivery',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    source: text('source').notNull(),
    // Null of what an act delivered: each act is one.
    fileName: text('file_name'),
    contentHash: text('content_hash'),
    // The authority whose figures they are; null: published for everybody.
    organisationId: uuid('organisation_id'),
    asOfDate: date('as_of_date').notNull(),
    status: text('status').notNull(),
    viewerKind: text('viewer_kind').notNull(),
    deliveredById: uuid('delivered_by_id'),
    deliveredAt: timestamp('delivered_at', { withTimezone: true }).notNull(),
    placeCount: integer('place_count').notNull(),
    rowCount: integer('row_count').notNull(),
    changedCount: integer('changed_count').notNull(),
    // Rows beside which what was told before stays: what is there is newer, or a person has to settle which it is.
    carriedCount: integer('carried_count').notNull(),
  },
  (t) => [
    unique('delivery_content_unique').on(t.kind, t.contentHash),
    index('delivery_organisation_id_idx').on(t.organisationId, t.deliveredAt),
    index('delivery_delivered_at_idx').on(t.deliveredAt, t.id),
    check(
      'delivery_kind_check',
      sql`${t.kind} in ('SKOLVERKET', 'KOLADA', 'ECONOMY', 'PERSONNEL', 'SURVEY_RESULTS', 'CSV', 'FIGURES', 'ACT')`,
    ),
    check('delivery_file_check', sql`(${t.kind} = 'ACT') = (${t.contentHash} is null)`),
    check('delivery_status_check', sql`${t.status} in ('PRELIMINARY', 'FINAL')`),
    check('delivery_viewer_check', sql`(${t.viewerKind} = 'SYSTEM') = (${t.deliveredById} is null)`),
    check('delivery_counts_check', sql`least(${t.placeCount}, ${t.rowCount}, ${t.changedCount}, ${t.carriedCount}) >= 0`),
    ...rows.visible({
      meaning: 'analysts and administrators of the authority; what is published: those of any authority',
      viewer: `organisation_id = any (array(select access.units('AUTHORITY_ANALYST', 'AUTHORITY_ADMIN')))`,
      authority: `(organisation_id is null and (select access.holds('AUTHORITY_ANALYST') or access.holds('AUTHORITY_ADMIN'))) or organisation_id = any (array(select access.units('AUTHORITY_ANALYST', 'AUTHORITY_ADMIN')))`,
    }),
    ...rows.insertable({
      meaning: 'whoever may import figures of the authority, in their own name',
      viewer: `kind = 'ACT' and delivered_by_id = (select access.viewer_id()) and organisation_id = any (array(select access.imported_authorities()))`,
    }),
    ...rows.imported(),
  ],
)
