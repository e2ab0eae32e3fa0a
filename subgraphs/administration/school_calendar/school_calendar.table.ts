import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')

const ofOrganisation = () => ({ id: uuid('id').primaryKey(), organisationId: uuid('organisation_id').notNull() })

/**
 * A school year (läsår) with its two terms, at a unit or for everything below an organisation. That no two of one organisation
 * overlap is an exclusion constraint in the migration, school_year_overlap.
 */
export const schoolYear = administrationSchema.table(
  'school_year',
  {
    ...ofOrganisation(),
    startDate: date('start_date').notNull(),
    autumnEndDate: date('autumn_end_date').notNull(),
    springStartDate: date('spring_start_date').notNull(),
    endDate: date('end_date').notNull(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check(
      'school_year_order_check',
      sql`${t.startDate} < ${t.autumnEndDate} and ${t.autumnEndDate} < ${t.springStartDate} and ${t.springStartDate} < ${t.endDate} and ${t.endDate} <= ${t.startDate} + 366`,
    ),
    index('school_year_organisation_id_idx').on(t.organisationId, t.startDate),
    ...rows.visible(toSignedIn),
    ...rows.insertable(leaders),
    ...rows.changeable({
      ...leaders,
      columns: ['start_date', 'autumn_end_date', 'spring_start_date', 'end_date', 'version', 'modified_at'],
    }),
    ...rows.deletable(leaders),
    rows.access(),
    rows.system(),
  ],
)

/** Days without teaching: holidays, breaks, the staff's planning days, and days when a unit is closed. */
export const dayOff = administrationSchema.table(
  'day_off',
  {
    ...ofOrganisation(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date').notNull(),
    kind: text('kind').notNull(),
    displayName: text('display_name').notNull(),
    // Null: every school type of the unit.
    schoolTypes: text('school_types').array(),
    // Preschool and fritids are open on most days when school is not.
    isCareOpen: boolean('is_care_open').notNull(),
  },
  (t) => [
    check('day_off_kind_check', sql`${t.kind} in ('HOLIDAY', 'BREAK', 'STAFF_DAY', 'CLOSED')`),
    check('day_off_period_check', sql`${t.endDate} >= ${t.startDate} and ${t.endDate} <= ${t.startDate} + 120`),
    check('day_off_school_types_check', sql`cardinality(${t.schoolTypes}) > 0`),
    index('day_off_organisation_id_idx').on(t.organisationId, t.startDate),
    ...rows.visible(toSignedIn),
    ...rows.insertable(leaders),
    ...rows.deletable(leaders),
    rows.system(),
  ],
)
