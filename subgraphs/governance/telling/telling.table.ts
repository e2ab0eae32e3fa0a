import { sql } from 'drizzle-orm'
import { check, date, jsonb, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'

/**
 * What was told of a population from delivered truth, and from what: a period is told twice at most, and the second time what has changed
 * since counts. Holds truth, so no viewer reads it.
 */
export const telling = governanceSchema.table(
  'telling',
  {
    id: uuid('id').primaryKey(),
    kpiId: uuid('kpi_id')
      .notNull()
      .references(() => kpi.id),
    organisationId: uuid('organisation_id').notNull(),
    period: text('period').notNull(),
    schoolType: text('school_type').notNull(),
    number: smallint('number').notNull(),
    status: text('status').notNull(),
    asOfDate: date('as_of_date').notNull(),
    /** The tree of places, and the facts of each unit cell by cell. */
    population: jsonb('population').notNull(),
    /** Which places were told of, by counter and table. */
    told: jsonb('told').notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('telling_number_unique').on(t.kpiId, t.organisationId, t.period, t.schoolType, t.number),
    check('telling_number_check', sql`${t.number} between 1 and 2`),
    check('telling_status_check', sql`${t.status} in ('PRELIMINARY', 'FINAL')`),
    ...rows.imported(),
  ],
)
