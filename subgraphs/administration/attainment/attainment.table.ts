import { sql } from 'drizzle-orm'
import { boolean, check, date, doublePrecision, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { syllabus } from '../grading/grading.table.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

// Whoever reads facts reads them as the system: no viewer has a policy here, and they are written by access.tell_facts alone.
const toNobody = (...columns: readonly string[]) => [
  rows.access(),
  rows.accessInserts(),
  ...(columns.length > 0 ? [rows.accessChanges(...columns)] : []),
  rows.system(),
]

const ofFact = () => ({
  // Drawn, and nobody's: which person it is about, fact_person alone knows.
  id: uuid('id').primaryKey(),
  organisationId: uuid('organisation_id').notNull(),
  schoolType: text('school_type').notNull(),
  // As the pupil was enrolled at the unit the day it was taken; null where they were not.
  schoolYear: integer('school_year'),
  schoolYearLabel: text('school_year_label'),
  academicYear: text('academic_year').notNull(),
  semester: text('semester').notNull(),
  gender: text('gender').notNull(),
  isFinal: boolean('is_final').notNull(),
  // The day the first of its grades was locked. No finer, and not that of a correction.
  takenOn: date('taken_on').notNull(),
})
const changeable = ['organisation_id', 'school_type', 'school_year', 'school_year_label', 'gender', 'is_final', 'taken_on']

/** How far one pupil had reached in one term, without the pupil. */
export const attainmentFact = administrationSchema.table(
  'attainment_fact',
  {
    ...ofFact(),
    subjectsGraded: integer('subjects_graded').notNull(),
    subjectsPassed: integer('subjects_passed').notNull(),
    hasAllPassed: boolean('has_all_passed').notNull(),
    // Of compulsory school alone.
    meritValue: doublePrecision('merit_value'),
    isEligibleVocational: boolean('is_eligible_vocational'),
  },
  (t) => [
    check('attainment_fact_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('attainment_fact_gender_check', sql`${t.gender} in ('MAN', 'KVINNA', 'OKANT')`),
    check('attainment_fact_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    check('attainment_fact_passed_check', sql`${t.subjectsPassed} between 0 and ${t.subjectsGraded}`),
    check('attainment_fact_all_passed_check', sql`not ${t.hasAllPassed} or ${t.subjectsPassed} = ${t.subjectsGraded}`),
    ...toNobody(
      ...changeable,
      ...['subjects_graded', 'subjects_passed', 'has_all_passed', 'merit_value', 'is_eligible_vocational'],
    ),
  ],
)

/** One grade of one pupil, without the pupil. It has nothing in common with the pupil's other grades. */
export const gradeFact = administrationSchema.table(
  'grade_fact',
  {
    ...ofFact(),
    syllabusId: uuid('syllabus_id')
      .notNull()
      .references(() => syllabus.id),
    syllabusCode: text('syllabus_code').notNull(),
    stepValue: text('step_value').notNull(),
    isPass: boolean('is_pass').notNull(),
    isTrial: boolean('is_trial').notNull(),
  },
  (t) => [
    check('grade_fact_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('grade_fact_gender_check', sql`${t.gender} in ('MAN', 'KVINNA', 'OKANT')`),
    check('grade_fact_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    index('grade_fact_syllabus_id_idx').on(t.syllabusId),
    ...toNobody(...changeable, 'step_value', 'is_pass'),
  ],
)

/**
 * Whom a fact is about, so that an ändring or a rättelse changes the same one. The feed never names it, and it goes with the person's
 * last relation to the schools: then the fact is about nobody.
 */
export const factPerson = administrationSchema.table(
  'fact_person',
  {
    personId: uuid('person_id').notNull(),
    // What of the person's: a term at a unit, or a grade in a syllabus of a term.
    occasion: text('occasion').notNull(),
    factId: uuid('fact_id').notNull().unique(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.occasion] }), ...toNobody()],
)
