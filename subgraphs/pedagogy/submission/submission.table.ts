import { sql } from 'drizzle-orm'
import { check, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { sure, toPupils } from '../../access/visible.ts'
import { assignment } from '../assignment/assignment.table.ts'
import { now } from '../../shared/rows.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const self = toPupils('student_id', ['SELF'])
const ofActivity = 'activity_id = any (array(select access.own_activities(false)))'
const taught = `student_id = any (array(select access.related_pupils('TEACHER'))) and not access.is_kin(student_id)`
const teachers = 'the teachers of the activity who teach the pupil, of no child of their own'
/** What a pupil has handed in. Nobody changes it, the pupil neither: what is handed in anew is another row. */
export const submission = pedagogySchema.table(
  'submission',
  {
    id: uuid('id').primaryKey(),
    assignmentId: uuid('assignment_id')
      .notNull()
      .references(() => assignment.id),
    studentId: uuid('student_id').notNull(),
    number: integer('number').notNull(),
    text: text('text'),
    linkUrl: text('link_url'),
    fileReference: text('file_reference'),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    check('submission_some_check', sql`coalesce(${t.text}, ${t.linkUrl}, ${t.fileReference}) is not null`),
    check('submission_text_check', sql`length(${t.text}) between 1 and 20000`),
    check('submission_link_check', sql`${t.linkUrl} ~ '^https://' and length(${t.linkUrl}) <= 1000`),
    check('submission_file_check', sql`${t.fileReference} ~ '^[a-z0-9-]+:[^[:space:]]+$' and length(${t.fileReference}) <= 600`),
    unique('submission_number_unique').on(t.assignmentId, t.studentId, t.number),
    index('submission_student_id_idx').on(t.studentId, t.submittedAt, t.id),
    index('submission_assignment_id_idx').on(t.assignmentId, t.submittedAt, t.id),
    ...rows.visible({
      meaning: `${self.meaning}; ${teachers}`,
      viewer: `(${self.viewer}) or (${taught} and exists (select from pedagogy.assignment a where a.id = assignment_id and a.${ofActivity}))`,
    }),
    ...rows.insertable({
      meaning: 'in their own name, now: a pupil of the activity, while the assignment is published and work is handed in for it',
      viewer: `student_id = access.viewer_person() and submitted_at = ${now} and access.may_submit(assignment_id)
        and exists (select from pedagogy.assignment a where a.id = assignment_id and a.takes_submissions)`,
    }),
    rows.system(),
  ],
)

const home = toPupils('student_id', ['SELF', 'GUARDIAN'])
const school = toPupils('student_id', ['MENTOR', 'PRINCIPAL'])

/**
 * What a teacher has said of what a pupil handed in. It is kept when the work is erased, so it refers to the work by id and no key, and
 * says itself whose it is and in what.
 */
export const submissionFeedback = pedagogySchema.table(
  'submission_feedback',
  {
    id: uuid('id').primaryKey(),
    submissionId: uuid('submission_id').notNull(),
    assignmentId: uuid('assignment_id')
      .notNull()
      .references(() => assignment.id),
    activityId: uuid('activity_id').notNull(),
    studentId: uuid('student_id').notNull(),
    text: text('text').notNull(),
    authorId: uuid('author_id').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    check('submission_feedback_text_check', sql`length(${t.text}) between 1 and 4000`),
    index('submission_feedback_submission_id_idx').on(t.submissionId, t.givenAt),
    index('submission_feedback_student_id_idx').on(t.studentId, t.givenAt, t.id),
    index('submission_feedback_assignment_id_idx').on(t.assignmentId),
    index('submission_feedback_activity_id_idx').on(t.activityId),
    index('submission_feedback_author_id_idx').on(t.authorId),
    ...rows.visible({
      meaning: `from SUBSTANTIAL: ${home.meaning}; of no child of their own: ${school.meaning}; ${teachers}; of protected pupils and their families but themselves and guardians only what was given where they go today`,
      viewer: `(${home.viewer} or (${school.viewer} and not access.is_kin(student_id)) or (${ofActivity} and ${taught})) and ${sure}
        and (student_id <> all (array(select access.sheltered_pupils())) or access.goes_where_given(student_id, assignment_id))`,
    }),
    ...rows.insertable({
      meaning: `in their own name, from SUBSTANTIAL, on what the pupil handed in: ${teachers}`,
      viewer: `author_id = access.viewer_person() and ${ofActivity} and ${taught} and ${sure} and exists (
        select from pedagogy.submission s join pedagogy.assignment a on a.id = s.assignment_id where s.id = submission_id
          and s.student_id = submission_feedback.student_id and a.id = submission_feedback.assignment_id
          and a.activity_id = submission_feedback.activity_id)`,
    }),
    rows.system(),
  ],
)
