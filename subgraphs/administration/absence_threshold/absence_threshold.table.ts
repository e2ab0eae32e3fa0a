import { sql } from 'drizzle-orm'
import { boolean, check, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const deciders = toUnits('organisation_id', 'PRINCIPAL', 'AUTHORITY_ADMIN')

/**
 * How much absence a unit, or an organisation for all below it, lets pass before the principal gets a case: skollagen 7:19 a says
 * "repeated or long" and no number. Each kind of count is decided by itself, and the nearest decision holds.
 */
export const absenceThreshold = administrationSchema.table(
  'absence_threshold',
  {
    organisationId: uuid('organisation_id').notNull(),
    counts: text('counts').notNull(),
    measure: text('measure').notNull(),
    // Per cent of the minutes offered, lessons or days, by the measure.
    leastValue: integer('least_value').notNull(),
    windowDays: integer('window_days').notNull(),
    // Null for all.
    schoolTypes: text('school_types').array(),
    isActive: boolean('is_active').notNull(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.counts, t.measure] }),
    check('absence_threshold_counts_check', sql`${t.counts} in ('TOTAL', 'INVALID')`),
    check(
      'absence_threshold_value_check',
      sql`${t.measure} in ('SHARE', 'LESSONS', 'DAYS') and ${t.leastValue} between 1 and case ${t.measure} when 'SHARE' then 100 else 1000 end`,
    ),
    check('absence_threshold_window_days_check', sql`${t.windowDays} between 1 and 366`),
    check('absence_threshold_school_types_check', sql`cardinality(${t.schoolTypes}) > 0`),
    ...rows.visible(toSignedIn),
    ...rows.insertable(deciders),
    ...rows.changeable({
      ...deciders,
      columns: ['least_value', 'window_days', 'school_types', 'is_active', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
