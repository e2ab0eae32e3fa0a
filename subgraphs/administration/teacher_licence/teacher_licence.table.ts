import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPersons } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const principals = toPersons('person_id', ['STAFF:PRINCIPAL'])
// Who grades alone is for somebody else to say than themself.
const others = {
  meaning: `of others: ${principals.meaning}`,
  viewer: `person_id <> access.viewer_person() and ${principals.viewer}`,
}

/** What a teacher is licensed to grade alone (behörighet enligt legitimationen). */
export const teacherLicence = administrationSchema.table(
  'teacher_licence',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    schoolType: text('school_type').notNull(),
    subjectDesignation: text('subject_designation').notNull(),
    // Of modern languages; null for a subject without, or for all of them.
    languageCode: text('language_code'),
    ...period(),
    registeredById: uuid('registered_by_id'),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    check('teacher_licence_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('teacher_licence_person_id_idx').on(t.personId),
    ...rows.visible(toPersons('person_id', ['SELF', 'STAFF:PRINCIPAL', 'STAFF:UNIT_ADMIN'])),
    ...rows.insertable(others),
    ...rows.changeable({ ...others, columns: ['end_date'] }),
    rows.access(),
    rows.system(),
  ],
)
