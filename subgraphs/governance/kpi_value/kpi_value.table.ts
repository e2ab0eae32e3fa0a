import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, numeric, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { delivery } from '../delivery/delivery.table.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'

/** Who may write figures of a place. */
export const importing = {
  meaning:
    'administrators of the authority; client applications with scope kpi-values:import, at the organisations granted to them',
  viewer: `place_id = any (array(select access.units('AUTHORITY_ADMIN'))) or ((select access.has_scope('kpi-values:import')) and place_id = any (array(select access.units('CLIENT'))))`,
}

const startOfPeriod = sql.raw(`case
  when period like '____' then make_date(period::int, 1, 1)
  when period like '% VT' then make_date(left(period, 4)::int + 1, 1, 1)
  when period like '____/%' then make_date(left(period, 4)::int, 7, 1)
  when length(period) = 7 then make_date(left(period, 4)::int, right(period, 2)::int, 1)
  else make_date(left(period, 4)::int, substr(period, 6, 2)::int, right(period, 2)::int)
end`)

/**
 * What may be told, and nothing else: truth lies in other tables. Rows are written once. A figure that changes is superseded by a new
 * row, so that what was told on a day can be told again.
 */
export const kpiValue = governanceSchema.table(
  'kpi_value',
  {
    id: uuid('id').primaryKey(),
    // An organisation, or a statistical area.
    placeId: uuid('place_id').notNull(),
    kpiId: uuid('kpi_id')
      .notNull()
      .references(() => kpi.id),
    period: text('period').notNull(),
    // The first day of it, so that a range of periods of several kinds is a range of an index.
    periodStart: date('period_start').notNull().generatedAlwaysAs(startOfPeriod),
    gender: text('gender').notNull(),
    // Empty, -1 and empty: all of them together.
    schoolType: text('school_type').notNull().default(''),
    schoolYear: smallint('school_year').notNull().default(-1),
    subjectCode: text('subject_code').notNull().default(''),
    kind: text('kind').notNull(),
    value: numeric('value', { mode: 'number' }),
    isNearlyAll: boolean('is_nearly_all').notNull().default(false),
    contributingCount: integer('contributing_count'),
    status: text('status').notNull().default('FINAL'),
    asOfDate: date('as_of_date').notNull(),
    // Told before, and not told anew: what changed is of too few.
    isCarried: boolean('is_carried').notNull().default(false),
    isPublished: boolean('is_published').notNull(),
    source: text('source').notNull(),
    // In which delivery it came; null of what was counted here.
    deliveryId: uuid('delivery_id').references(() => delivery.id),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull(),
    supersededAt: timestamp('superseded_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('kpi_value_current_idx')
      .on(t.placeId, t.kpiId, t.period, t.gender, t.schoolType, t.schoolYear, t.subjectCode)
      .where(sql`superseded_at is null`),
    // Of a whole place in a span of time: what an overview is made of.
    index('kpi_value_overview_idx')
      .on(t.placeId, t.periodStart)
      .where(sql`superseded_at is null and gender = 'ALL' and school_year = -1 and subject_code = ''`),
    index('kpi_value_place_id_kpi_id_idx').on(t.placeId, t.kpiId, t.period),
    index('kpi_value_delivery_id_idx').on(t.deliveryId),
    index('kpi_value_kpi_id_period_idx').on(t.kpiId, t.period, t.gender, t.schoolYear),
    check('kpi_value_gender_check', sql`${t.gender} in ('ALL', 'GIRLS', 'BOYS')`),
    check('kpi_value_school_year_check', sql`${t.schoolYear} between -1 and 13`),
    check('kpi_value_kind_check', sql`${t.kind} in ('VALUE', 'SUPPRESSED', 'MISSING')`),
    // Suppressed, missing and zero are three different things: only a value has a number.
    check('kpi_value_figure_check', sql`(${t.kind} = 'VALUE') = (${t.value} is not null)`),
    check('kpi_value_nearly_all_check', sql`not ${t.isNearlyAll} or ${t.value} = 100`),
    check('kpi_value_count_check', sql`${t.contributingCount} is null or (${t.kind} = 'VALUE' and ${t.contributingCount} >= 0)`),
    check('kpi_value_status_check', sql`${t.status} in ('PRELIMINARY', 'FINAL')`),
    check('kpi_value_superseded_check', sql`${t.supersededAt} >= ${t.importedAt}`),
    check('kpi_value_period_check', sql`${t.period} ~ '^[0-9]{4}(/[0-9]{2}( [HV]T)?|-[0-9]{2}(-[0-9]{2})?)?$'`),
    ...rows.visible({
      meaning:
        "published values: staff, and observers of the unit; unpublished: the unit's own staff or its leadership alone, as the unit has decided; all: analysts and administrators of the authority, and what a client imported at its organisations",
      viewer: `(is_published and ((select access.holds('STAFF')) or place_id = any (array(select access.units('UNIT_OBSERVER'))))) or place_id = any (array(select access.quality_units())) or ((select access.has_scope('kpi-values:import')) and place_id = any (array(select access.units('CLIENT'))))`,
      authority: `(is_published and (select access.holds('AUTHORITY_ANALYST') or access.holds('AUTHORITY_ADMIN'))) or place_id = any (array(select access.units('AUTHORITY_ANALYST', 'AUTHORITY_ADMIN')))`,
    }),
    ...rows.insertable(importing),
    ...rows.changeable({ ...importing, columns: ['superseded_at', 'is_published'] }),
    ...rows.imported('superseded_at', 'is_published'),
  ],
)
