import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { everyPupilRelation } from '../../access/relations.ts'
import { toPupils } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'

const related = toPupils('pupil_id', everyPupilRelation)
// Where a protected pupil went, or will go, is nobody's to know.
const open = '(access.is_current(start_date, end_date) or not access.is_sheltered(pupil_id))'

export const enrolment = identitySchema.table(
  'enrolment',
  {
    id: uuid('id').primaryKey(),
    pupilId: uuid('pupil_id')
      .notNull()
      .references(() => person.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    schoolType: text('school_type').notNull(),
    schoolYear: integer('school_year'),
    ...period(),
    isCancelled: boolean('is_cancelled').notNull().default(false),
  },
  (t) => [
    check('enrolment_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('enrolment_school_year_check', sql`${t.schoolYear} between 0 and 10`),
    index('enrolment_pupil_id_idx').on(t.pupilId),
    index('enrolment_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: `${related.meaning}; of protected pupils today's only`,
      viewer: `(${related.viewer}) and ${open}`,
      authority: `(${related.authority}) and ${open}`,
    }),
    rows.access(),
    rows.system(),
  ],
)
