import { sql } from 'drizzle-orm'
import { boolean, check, date, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

// Whoever reads facts reads them as the system: no viewer has a policy here, and access.tell_knowledge_facts alone writes them.
const toNobody = (...columns: readonly string[]) => [
  rows.access(),
  rows.accessInserts(),
  ...(columns.length > 0 ? [rows.accessChanges(...columns)] : []),
  rows.system(),
]

/** How far one pupil had come in one subject and term, as a written assessment says, without the pupil. */
export const knowledgeFact = pedagogySchema.table(
  'knowledge_fact',
  {
    // Drawn, and nobody's: which person it is about, knowledge_fact_person alone knows.
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    schoolType: text('school_type').notNull(),
    // As the pupil was enrolled at the unit the day it was taken; null where they were not.
    schoolYear: integer('school_year'),
    academicYear: text('academic_year').notNull(),
    semester: text('semester').notNull(),
    gender: text('gender').notNull(),
    // Administration's, and its code: what is counted by.
    syllabusId: uuid('syllabus_id').notNull(),
    syllabusCode: text('syllabus_code').notNull(),
    // Null where the written assessment names no level.
    levelScale: text('level_scale'),
    levelValue: text('level_value'),
    isReached: boolean('is_reached'),
    // Not where what it rested on was taken back: then it says nothing, until another takes its place.
    isCounted: boolean('is_counted').notNull(),
    // The day the first of the subject and term was published. No finer, and not that of a correction.
    takenOn: date('taken_on').notNull(),
  },
  (t) => [
    check('knowledge_fact_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('knowledge_fact_gender_check', sql`${t.gender} in ('MAN', 'KVINNA', 'OKANT')`),
    check('knowledge_fact_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    check(
      'knowledge_fact_level_check',
      sql`(${t.levelValue} is null) = (${t.levelScale} is null) and (${t.levelValue} is null) = (${t.isReached} is null)`,
    ),
    check('knowledge_fact_counted_check', sql`${t.isCounted} or ${t.levelValue} is null`),
    ...toNobody(
      ...['organisation_id', 'school_type', 'school_year', 'gender', 'level_scale', 'level_value', 'is_reached', 'is_counted'],
      'taken_on',
    ),
  ],
)

/**
 * Whom a fact is about, so that what is corrected changes the same one. The feed never names it, and it goes with the person's last
 * relation to the schools: then the fact is about nobody.
 */
export const knowledgeFactPerson = pedagogySchema.table(
  'knowledge_fact_person',
  {
    personId: uuid('person_id').notNull(),
    // What of the person's: a subject in a term.
    occasion: text('occasion').notNull(),
    factId: uuid('fact_id').notNull().unique(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.occasion] }), ...toNobody()],
)
