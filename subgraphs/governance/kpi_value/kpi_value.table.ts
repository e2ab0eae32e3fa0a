import { sql } from 'drizzle-orm'
import { boolean, check, index, numeric, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'

const importing = {
  meaning:
    'administrators of the authority; client applications with scope kpi-values:import, at the organisations granted to them',
  viewer: `organisation_id = any (array(select access.units('AUTHORITY_ADMIN'))) or ((select access.has_scope('kpi-values:import')) and organisation_id = any (array(select access.units('CLIENT'))))`,
}

export const kpiValue = governanceSchema.table(
  'kpi_value',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    kpiId: uuid('kpi_id')
      .notNull()
      .references(() => kpi.id),
    period: text('period').notNull(),
    gender: text('gender').notNull(),
    kind: text('kind').notNull(),
    value: numeric('value', { mode: 'number' }),
    isNearlyAll: boolean('is_nearly_all').notNull().default(false),
    isPublished: boolean('is_published').notNull(),
    source: text('source').notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('kpi_value_cell_unique').on(t.organisationId, t.kpiId, t.period, t.gender),
    index('kpi_value_kpi_id_period_idx').on(t.kpiId, t.period),
    check('kpi_value_gender_check', sql`${t.gender} in ('ALL', 'GIRLS', 'BOYS')`),
    check('kpi_value_kind_check', sql`${t.kind} in ('VALUE', 'SUPPRESSED', 'MISSING')`),
    // Suppressed, missing and zero are three different things: only a value has a number.
    check('kpi_value_figure_check', sql`(${t.kind} = 'VALUE') = (${t.value} is not null)`),
    check('kpi_value_nearly_all_check', sql`not ${t.isNearlyAll} or ${t.value} = 100`),
    check('kpi_value_period_check', sql`${t.period} ~ '^[0-9]{4}(/[0-9]{2})?$'`),
    ...rows.visible({
      meaning:
        "published values: staff, and observers of the unit; unpublished: the unit's own staff or its leadership alone, as the unit has decided; all: analysts and administrators of the authority, and what a client imported at its organisations",
      viewer: `(is_published and ((select access.holds('STAFF')) or organisation_id = any (array(select access.units('UNIT_OBSERVER'))))) or organisation_id = any (array(select access.quality_units())) or ((select access.has_scope('kpi-values:import')) and organisation_id = any (array(select access.units('CLIENT'))))`,
      authority: `(is_published and (select access.holds('AUTHORITY_ANALYST') or access.holds('AUTHORITY_ADMIN'))) or organisation_id = any (array(select access.units('AUTHORITY_ANALYST', 'AUTHORITY_ADMIN')))`,
    }),
    ...rows.insertable(importing),
    ...rows.changeable({ ...importing, columns: ['kind', 'value', 'is_nearly_all', 'is_published', 'source', 'imported_at'] }),
    rows.system(),
  ],
)
