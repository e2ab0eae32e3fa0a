import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'

const own = { meaning: 'whoever began it', viewer: 'begun_by_id = (select access.viewer_person())' }

/** What somebody exports: what they asked for and the instant of it, not the figures. */
export const statisticsExport = governanceSchema.table(
  'statistics_export',
  {
    id: uuid('id').primaryKey(),
    begunById: uuid('begun_by_id').notNull(),
    begunAt: timestamp('begun_at', { withTimezone: true }).notNull(),
    knownAt: timestamp('known_at', { withTimezone: true }).notNull(),
    content: text('content').notNull(),
    asked: jsonb('asked').notNull(),
    isSwedish: boolean('is_swedish').notNull(),
  },
  (t) => [
    check('statistics_export_content_check', sql`${t.content} in ('VALUES', 'SUMMARY')`),
    index('statistics_export_begun_by_id_idx').on(t.begunById, t.begunAt),
    ...rows.visible(own),
    ...rows.insertable(own),
    rows.system(),
  ],
)
