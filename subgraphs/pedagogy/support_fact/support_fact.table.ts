import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

/**
 * Whether one pupil had support at a unit any day of a term, without the pupil and without the case. There is one for every pupil: that
 * there is one tells nothing. Whoever reads facts reads them as the system: no viewer has a policy here, and access.tell_support_facts
 * alone writes them.
 */
export const supportFact = pedagogySchema.table(
  'support_fact',
  {
    // Drawn, and nobody's: which person it is about, support_fact_person alone knows.
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    // As of the pupil's last place at the unit in the term.
    schoolType: text('school_type').notNull(),
    schoolYear: integer('school_year'),
    academicYear: text('academic_year').notNull(),
    semester: text('semester').notNull(),
    gender: text('gender').notNull(),
    // Not where it turned out that the pupil never went there.
    isCounted: boolean('is_counted').notNull(),
    hasAdaptation: boolean('has_adaptation').notNull(),
    hasInvestigation: boolean('has_investigation').notNull(),
    hasProgramme: boolean('has_programme').notNull(),
  },
  (t) => [
    check('support_fact_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('support_fact_gender_check', sql`${t.gender} in ('MAN', 'KVINNA', 'OKANT')`),
    check('support_fact_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    check(
      'support_fact_counted_check',
      sql`${t.isCounted} or not (${t.hasAdaptation} or ${t.hasInvestigation} or ${t.hasProgramme})`,
    ),
    index('support_fact_organisation_id_idx').on(t.organisationId, t.academicYear, t.semester),
    rows.access(),
    rows.accessInserts(),
    rows.accessChanges(
      ...['school_type', 'school_year', 'gender', 'is_counted', 'has_adaptation', 'has_investigation', 'has_programme'],
    ),
    rows.system(),
  ],
)

/**
 * Whom a fact is about, so that what is corrected changes the same one: every pupil, with support or without. The feed never names it, and
 * it goes with the person's last relation to the schools: then the fact is about nobody.
 */
export const supportFactPerson = pedagogySchema.table(
  'support_fact_person',
  {
    personId: uuid('person_id').notNull(),
    // What of the person's: a term at a unit.
    occasion: text('occasion').notNull(),
    factId: uuid('fact_id').notNull().unique(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.occasion] }), rows.access(), rows.accessInserts(), rows.system()],
)
