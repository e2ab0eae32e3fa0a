import { sql } from 'drizzle-orm'
import { check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { administrationSchema, rows } from '../administration.schema.ts'

/**
 * What one pupil was offered of a unit's lessons in one term and what they missed of it, by why, without the pupil. Why is derived from
 * what was decided and reported, never from what somebody wrote. Whoever reads facts reads them as the system: no viewer has a policy
 * here, and access.tell_absence_facts alone writes them.
 */
export const absenceFact = administrationSchema.table(
  'absence_fact',
  {
    // Drawn, and nobody's: which person it is about, fact_person alone knows.
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    // As of the pupil's last place at the unit in the term.
    schoolType: text('school_type').notNull(),
    schoolYear: integer('school_year'),
    academicYear: text('academic_year').notNull(),
    semester: text('semester').notNull(),
    gender: text('gender').notNull(),
    // None: it counts nothing any more.
    offeredMinutes: integer('offered_minutes').notNull(),
    invalidMinutes: integer('invalid_minutes').notNull(),
    leaveMinutes: integer('leave_minutes').notNull(),
    reportedMinutes: integer('reported_minutes').notNull(),
    otherValidMinutes: integer('other_valid_minutes').notNull(),
    // Of lessons whose roll nobody has called.
    unregisteredMinutes: integer('unregistered_minutes').notNull(),
  },
  (t) => [
    check('absence_fact_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('absence_fact_gender_check', sql`${t.gender} in ('MAN', 'KVINNA', 'OKANT')`),
    check('absence_fact_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    check(
      'absence_fact_minutes_check',
      sql`least(${t.invalidMinutes}, ${t.leaveMinutes}, ${t.reportedMinutes}, ${t.otherValidMinutes}, ${t.unregisteredMinutes}) >= 0
        and ${t.invalidMinutes} + ${t.leaveMinutes} + ${t.reportedMinutes} + ${t.otherValidMinutes} + ${t.unregisteredMinutes} <= ${t.offeredMinutes}`,
    ),
    index('absence_fact_organisation_id_idx').on(t.organisationId, t.academicYear, t.semester),
    rows.access(),
    rows.accessInserts(),
    rows.accessChanges(
      ...['school_type', 'school_year', 'gender', 'offered_minutes', 'invalid_minutes', 'leave_minutes', 'reported_minutes'],
      ...['other_valid_minutes', 'unregistered_minutes'],
    ),
    rows.system(),
  ],
)
