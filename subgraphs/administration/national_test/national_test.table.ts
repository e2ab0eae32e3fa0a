import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { gradeReaders } from '../grade/grade.reach.ts'
import { syllabus } from '../grading/grading.table.ts'

const teachers = {
  meaning: 'the teacher of that subject, of no child of their own',
  viewer: `activity_id = any (array(select access.own_activities(false))) and not access.is_kin(student_id)
    and student_id = any (array(select access.related_pupils('TEACHER')))`,
}

/** What a pupil got in a national test (nationellt prov). */
export const nationalTestResult = administrationSchema.table(
  'national_test_result',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    syllabusId: uuid('syllabus_id')
      .notNull()
      .references(() => syllabus.id),
    testCode: text('test_code').notNull(),
    semester: text('semester').notNull(),
    year: integer('year').notNull(),
    resultValue: text('result_value').notNull(),
    partResults: jsonb('part_results').notNull(),
    registeredById: uuid('registered_by_id').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull(),
    version: version(),
  },
  (t) => [
    check('national_test_result_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('national_test_result_value_check', sql`length(${t.resultValue}) between 1 and 20`),
    unique('national_test_result_unique').on(t.studentId, t.testCode, t.year, t.semester),
    index('national_test_result_activity_id_idx').on(t.activityId),
    index('national_test_result_syllabus_id_idx').on(t.syllabusId),
    ...rows.visible({ ...gradeReaders('true'), meaning: 'as grades that are locked' }),
    ...rows.insertable({ ...teachers, viewer: `registered_by_id = access.viewer_person() and ${teachers.viewer}` }),
    ...rows.changeable({
      ...teachers,
      columns: ['result_value', 'part_results', 'registered_by_id', 'registered_at', 'version'],
    }),
    rows.system(),
  ],
)

/** Where the pupil's answers are kept: for the teacher alone. */
export const nationalTestAnswer = administrationSchema.table(
  'national_test_answer',
  {
    resultId: uuid('result_id')
      .primaryKey()
      .references(() => nationalTestResult.id),
    studentId: uuid('student_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    reference: text('reference').notNull(),
  },
  (t) => [
    check('national_test_answer_reference_check', sql`length(${t.reference}) between 1 and 500`),
    index('national_test_answer_student_id_idx').on(t.studentId),
    index('national_test_answer_activity_id_idx').on(t.activityId),
    ...(['visible', 'insertable'] as const).flatMap((may) => rows[may](teachers)),
    ...rows.changeable({ ...teachers, columns: ['reference'] }),
    rows.system(),
  ],
)
