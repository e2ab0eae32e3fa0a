import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, numeric, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'
import { importing } from '../kpi_value/kpi_value.table.ts'
import { delivery } from './delivery.table.ts'

/**
 * What is true of key figures that are suppressed here, as it was delivered. No viewer reads it, whoever they are: what may be told of it
 * is decided by `telling`, and stands in `kpi_value`.
 */
export const sourceValue = governanceSchema.table(
  'source_value',
  {
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => delivery.id),
    placeId: uuid('place_id').notNull(),
    kpiId: uuid('kpi_id')
      .notNull()
      .references(() => kpi.id),
    period: text('period').notNull(),
    gender: text('gender').notNull(),
    schoolType: text('school_type').notNull(),
    schoolYear: smallint('school_year').notNull(),
    subjectCode: text('subject_code').notNull(),
    amount: numeric('amount', { mode: 'number' }).notNull(),
    // What the amount is a quotient of, where the source tells: sums of these are exact above units.
    numerator: bigint('numerator', { mode: 'number' }),
    denominator: bigint('denominator', { mode: 'number' }),
    contributors: integer('contributors').notNull(),
    missed: integer('missed'),
  },
  (t) => [
    primaryKey({
      name: 'source_value_pkey',
      columns: [t.deliveryId, t.placeId, t.kpiId, t.period, t.gender, t.schoolType, t.schoolYear, t.subjectCode],
    }),
    index('source_value_kpi_id_idx').on(t.kpiId, t.period, t.placeId),
    check('source_value_contributors_check', sql`${t.contributors} >= 0 and ${t.missed} between 0 and ${t.contributors}`),
    check('source_value_quotient_check', sql`(${t.numerator} is null) = (${t.denominator} is null)`),
    ...rows.insertable(importing),
    ...rows.imported(),
  ],
)
