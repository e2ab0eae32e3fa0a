import { sql } from 'drizzle-orm'
import { boolean, check, doublePrecision, foreignKey, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const open = () => [...rows.visible(toSignedIn), rows.system()]

/** Grade scales (betygsskalor): A to F today, and whatever the Riksdag decides next. */
export const gradeScale = administrationSchema.table(
  'grade_scale',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique(),
    displayName: text('display_name').notNull(),
    ...period(),
    source: text('source').notNull(),
  },
  (t) => [check('grade_scale_period_check', sql`${t.endDate} >= ${t.startDate}`), ...open()],
)

/** The steps of a scale. A grade has the step's rank with it, so that the database can compare grades of one scale. */
export const gradeStep = administrationSchema.table(
  'grade_step',
  {
    id: uuid('id').primaryKey(),
    scaleId: uuid('scale_id')
      .notNull()
      .references(() => gradeScale.id),
    value: text('value').notNull(),
    rank: integer('rank').notNull(),
    // Null where nothing could be graded (streck).
    points: doublePrecision('points'),
    isPass: boolean('is_pass').notNull(),
    meaning: text('meaning').notNull(),
  },
  (t) => [
    check('grade_step_points_check', sql`not ${t.isPass} or ${t.points} > 0`),
    unique('grade_step_value_unique').on(t.scaleId, t.value, t.rank),
    unique('grade_step_rank_unique').on(t.scaleId, t.rank),
    rows.access(),
    ...open(),
  ],
)

/** Curricula (läroplaner), which syllabuses are of. */
export const curriculum = administrationSchema.table(
  'curriculum',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique(),
    displayName: text('display_name').notNull(),
    ...period(),
    source: text('source').notNull(),
  },
  (t) => [check('curriculum_period_check', sql`${t.endDate} >= ${t.startDate}`), rows.access(), ...open()],
)

/** What the years of a school type are called: the tenth year comes in 2028, and the numbers move. */
export const schoolYearLabel = administrationSchema.table(
  'school_year_label',
  {
    id: uuid('id').primaryKey(),
    schoolType: text('school_type').notNull(),
    number: integer('number').notNull(),
    label: text('label').notNull(),
    isLast: boolean('is_last').notNull(),
    ...period(),
    source: text('source').notNull(),
  },
  (t) => [
    check('school_year_label_period_check', sql`${t.endDate} >= ${t.startDate}`),
    unique('school_year_label_unique').on(t.schoolType, t.number, t.startDate),
    rows.access(),
    ...open(),
  ],
)

/** Syllabuses as the standard identifies them: what they say is no part of this. */
export const syllabus = administrationSchema.table(
  'syllabus',
  {
    id: uuid('id').primaryKey(),
    schoolType: text('school_type').notNull(),
    subjectCode: text('subject_code').notNull(),
    subjectName: text('subject_name').notNull(),
    // Ämnesbeteckning, such as MA: what the rules of merit and eligibility speak of.
    subjectDesignation: text('subject_designation').notNull(),
    courseCode: text('course_code'),
    courseName: text('course_name'),
    // Of a subject in levels (Gy25).
    level: integer('level'),
    points: integer('points'),
    languageCode: text('language_code'),
    isLanguageChoice: boolean('is_language_choice').notNull().default(false),
    isDiplomaProject: boolean('is_diploma_project').notNull().default(false),
    isOfficial: boolean('is_official').notNull().default(true),
    // Several subjects in one grade, which a principal may decide on.
    isBlock: boolean('is_block').notNull().default(false),
    // The years that grades are set on it; null where the law has no first or last one.
    startSchoolYear: integer('start_school_year'),
    endSchoolYear: integer('end_school_year'),
    curriculumId: uuid('curriculum_id').notNull(),
    scaleId: uuid('scale_id').notNull(),
  },
  (t) => [
    // What a grade on it has to say besides: see onProject in grade.table.ts.
    unique('syllabus_diploma_project_unique').on(t.id, t.isDiplomaProject),
    check('syllabus_points_check', sql`${t.points} > 0`),
    check('syllabus_school_year_check', sql`${t.endSchoolYear} >= ${t.startSchoolYear}`),
    check('syllabus_level_check', sql`${t.level} between 1 and 9`),
    foreignKey({ columns: [t.curriculumId], foreignColumns: [curriculum.id], name: 'syllabus_curriculum_id_fk' }),
    foreignKey({ columns: [t.scaleId], foreignColumns: [gradeScale.id], name: 'syllabus_scale_id_fk' }),
    index('syllabus_curriculum_id_idx').on(t.curriculumId),
    index('syllabus_scale_id_idx').on(t.scaleId),
    index('syllabus_school_type_idx').on(t.schoolType, t.subjectName, t.id),
    // Which licence a syllabus asks for.
    rows.access(),
    ...open(),
  ],
)

/** The rules that sums, eligibility and diplomas are worked out by, each for the time it holds and with where it stands. */
export const gradingRule = administrationSchema.table(
  'grading_rule',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    code: text('code').notNull(),
    displayName: text('display_name').notNull(),
    ...period(),
    content: jsonb('content').notNull(),
    source: text('source').notNull(),
  },
  (t) => [
    check(
      'grading_rule_kind_check',
      sql`${t.kind} in ('MERIT', 'COMPARISON', 'MERIT_POINTS', 'ELIGIBILITY', 'DIPLOMA', 'WARNING')`,
    ),
    check('grading_rule_period_check', sql`${t.endDate} >= ${t.startDate}`),
    unique('grading_rule_unique').on(t.kind, t.code, t.startDate),
    ...open(),
  ],
)
