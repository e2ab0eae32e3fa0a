import { sql } from 'drizzle-orm'
import { check, date, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { administrationSchema, rows } from '../administration.schema.ts'

/**
 * How many there were at a unit on a day: pupils of a school type, or all of the unit with its staff. Nobody's row, and told like facts
 * are: no viewer has a policy here, and access.tell_staffing_facts alone writes them.
 */
export const staffingFact = administrationSchema.table(
  'staffing_fact',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    // Empty: all of the unit. Of staff it is not known of which school type they are.
    schoolType: text('school_type').notNull(),
    takenOn: date('taken_on').notNull(),
    pupils: integer('pupils').notNull(),
    staff: integer('staff').notNull(),
    teachers: integer('teachers').notNull(),
    licensedTeachers: integer('licensed_teachers').notNull(),
  },
  (t) => [
    check(
      'staffing_fact_counts_check',
      sql`${t.pupils} >= 0 and ${t.licensedTeachers} >= 0 and ${t.licensedTeachers} <= ${t.teachers} and ${t.teachers} <= ${t.staff}`,
    ),
    unique('staffing_fact_once').on(t.organisationId, t.schoolType, t.takenOn),
    rows.access(),
    rows.accessInserts(),
    rows.accessChanges('pupils', 'staff', 'teachers', 'licensed_teachers'),
    rows.system(),
  ],
)
