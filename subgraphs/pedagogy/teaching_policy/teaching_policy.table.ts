import { sql } from 'drizzle-orm'
import { boolean, check, integer, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const deciders = toUnits('organisation_id', 'PRINCIPAL', 'AUTHORITY_ADMIN')

/**
 * What a unit, or an organisation for all below it, has decided about teaching. What is not decided anywhere is as the columns' defaults
 * say.
 */
export const teachingPolicy = pedagogySchema.table(
  'teaching_policy',
  {
    organisationId: uuid('organisation_id').primaryKey(),
    // A test beyond it warns whoever plans it, and is planned all the same.
    maxTestsPerWeek: integer('max_tests_per_week').notNull().default(2),
    // Whether home sees that it was decided to adapt; the notes are the staff's, whatever is decided here.
    showsAdaptations: boolean('shows_adaptations').notNull().default(true),
    isPupilPreparing: boolean('is_pupil_preparing').notNull().default(true),
    // The principal may decide on grades from year 4 (skollagen 10 kap.).
    gradesFromYear: integer('grades_from_year').notNull().default(6),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('teaching_policy_max_tests_per_week_check', sql`${t.maxTestsPerWeek} between 1 and 10`),
    check('teaching_policy_grades_from_year_check', sql`${t.gradesFromYear} between 4 and 6`),
    ...rows.visible(toSignedIn),
    ...rows.insertable(deciders),
    ...rows.changeable({
      ...deciders,
      columns: [
        'max_tests_per_week', 'shows_adaptations', 'is_pupil_preparing', 'grades_from_year', 'version', 'modified_at',
      ], // prettier-ignore
    }),
    rows.access(),
    rows.system(),
  ],
)
