import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'

/** How far a subgraph's change feed has been read. The latest row of a subgraph says from where on. */
export const feedReading = governanceSchema.table(
  'feed_reading',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    subgraph: text('subgraph').notNull(),
    // Null: of the facts that there were before their feed is read, which is not over yet.
    cursor: text('cursor'),
    readAt: timestamp('read_at', { withTimezone: true }).notNull(),
    factCount: integer('fact_count').notNull(),
  },
  (t) => [index('feed_reading_subgraph_idx').on(t.subgraph, t.id), ...rows.imported()],
)

/**
 * A fact as it was when it was read. The feed holds ids and the owners hold what is so today; what was so when a cube was frozen, only
 * this knows. Nobody changes a row, and no viewer has a policy.
 */
export const factVersion = governanceSchema.table(
  'fact_version',
  {
    // Drawn by the owner, about nobody (decision 19).
    factId: uuid('fact_id').notNull(),
    number: integer('number').notNull(),
    entity: text('entity').notNull(),
    readingId: bigint('reading_id', { mode: 'number' })
      .notNull()
      .references(() => feedReading.id),
    placeId: uuid('place_id').notNull(),
    schoolType: text('school_type').notNull(),
    // -1: not known, or of no year.
    schoolYear: smallint('school_year').notNull(),
    period: text('period').notNull(),
    gender: text('gender').notNull(),
    subjectCode: text('subject_code').notNull(),
    measures: jsonb('measures').$type<Readonly<Record<string, number | null>>>().notNull(),
    isGone: boolean('is_gone').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.factId, t.number] }),
    check('fact_version_number_check', sql`${t.number} >= 1`),
    check('fact_version_gender_check', sql`${t.gender} in ('', 'MAN', 'KVINNA', 'OKANT')`),
    index('fact_version_entity_idx').on(t.entity, t.period, t.placeId),
    index('fact_version_reading_id_idx').on(t.readingId),
    ...rows.imported(),
  ],
)
