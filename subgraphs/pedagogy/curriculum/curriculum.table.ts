import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { period, swedishText } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

// What a plan or an assessment points at stays as it was: no role changes or removes it, not the one that imported it either.
const forEver = (...columns: readonly string[]) => [...rows.visible(toSignedIn), ...rows.imported(...columns)]

/**
 * A subject's syllabus as it was in force for a time. Administration identifies subjects, courses and levels; what they say is here, by
 * the subject's code. Two versions never hold on the same day: an exclusion constraint, by hand in the migration, says so.
 */
export const syllabusVersion = pedagogySchema.table(
  'syllabus_version',
  {
    id: uuid('id').primaryKey(),
    schoolType: text('school_type').notNull(),
    subjectCode: text('subject_code').notNull(),
    // Of a modern language that has a syllabus of its own.
    languageCode: text('language_code'),
    subjectName: swedishText('subject_name').notNull(),
    subjectNameEn: text('subject_name_en'),
    curriculumCode: text('curriculum_code').notNull(),
    number: integer('number').notNull(),
    ...period(),
    purpose: text('purpose').notNull(),
    // Where it was read from, and under which licence.
    source: text('source').notNull(),
    licence: text('licence').notNull(),
    // Of all it says: the same again is no new version.
    contentHash: text('content_hash').notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull(),
    // The demo's own, and nobody's syllabus.
    isSynthetic: boolean('is_synthetic').notNull(),
  },
  (t) => [
    check('syllabus_version_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('syllabus_version_number_check', sql`${t.number} >= 1`),
    unique('syllabus_version_number_unique').on(t.subjectCode, t.languageCode, t.curriculumCode, t.number).nullsNotDistinct(),
    unique('syllabus_version_content_hash_unique')
      .on(t.subjectCode, t.languageCode, t.curriculumCode, t.contentHash)
      .nullsNotDistinct(),
    ...forEver('end_date'),
  ],
)

const versionId = () =>
  uuid('syllabus_version_id')
    .notNull()
    .references(() => syllabusVersion.id)

/** What teaching is to develop (förmågor). */
export const syllabusAbility = pedagogySchema.table(
  'syllabus_ability',
  {
    id: uuid('id').primaryKey(),
    syllabusVersionId: versionId(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    unique('syllabus_ability_position_unique').on(t.syllabusVersionId, t.position),
    unique('syllabus_ability_version_unique').on(t.id, t.syllabusVersionId),
    ...forEver(),
  ],
)

/** What is to be taught (centralt innehåll): in some years, or in a course or level. */
export const contentItem = pedagogySchema.table(
  'content_item',
  {
    id: uuid('id').primaryKey(),
    syllabusVersionId: versionId(),
    // An ordinal of the source's: it identifies nothing across versions.
    code: text('code').notNull(),
    area: text('area').notNull(),
    text: text('text').notNull(),
    position: integer('position').notNull(),
    fromYear: integer('from_year'),
    toYear: integer('to_year'),
    courseCode: text('course_code'),
  },
  (t) => [
    check('content_item_years_check', sql`(${t.fromYear} is null) = (${t.toYear} is null) and ${t.toYear} >= ${t.fromYear}`),
    check('content_item_place_check', sql`${t.fromYear} is not null or ${t.courseCode} is not null`),
    unique('content_item_code_unique').on(t.syllabusVersionId, t.courseCode, t.code).nullsNotDistinct(),
    // What refers to an item refers to its version with it: one version for ever is the database's to keep.
    unique('content_item_version_unique').on(t.id, t.syllabusVersionId),
    index('content_item_syllabus_version_id_idx').on(t.syllabusVersionId, t.courseCode, t.fromYear, t.position),
    ...forEver(),
  ],
)

/** What each grade asks for (betygskriterier), or what is acceptable knowledge where no grade is set. */
export const knowledgeCriterion = pedagogySchema.table(
  'knowledge_criterion',
  {
    id: uuid('id').primaryKey(),
    syllabusVersionId: versionId(),
    // Null where the criteria are the subject's.
    courseCode: text('course_code'),
    afterYear: integer('after_year'),
    // Null of acceptable knowledge (godtagbara kunskaper).
    gradeStep: text('grade_step'),
    text: text('text').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    unique('knowledge_criterion_step_unique').on(t.syllabusVersionId, t.courseCode, t.afterYear, t.gradeStep).nullsNotDistinct(),
    unique('knowledge_criterion_version_unique').on(t.id, t.syllabusVersionId),
    ...forEver(),
  ],
)
