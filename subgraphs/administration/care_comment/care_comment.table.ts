import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toPersons, toPupils } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { placement } from '../placement/placement.table.ts'

const staff = toPupils('child_id', ['CARE_STAFF'])
// Former guardians and delegates no longer read what they wrote.
const writers = toPersons('child_id', ['GUARDIAN', 'DELEGATE:EDIT_CARE_SCHEDULE'])
const own = `author_id = access.viewer_person() and ${writers.viewer}`

/** What a guardian tells the staff about a day, and what they answer. Nobody else reads it, the other guardian included. */
export const careComment = administrationSchema.table(
  'care_comment',
  {
    id: uuid('id').primaryKey(),
    placementId: uuid('placement_id').notNull(),
    childId: uuid('child_id').notNull(),
    careDate: date('care_date').notNull(),
    authorId: uuid('author_id').notNull(),
    text: text('text').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
    // Whom a comment and an answer are to be told to: the staff see a marker, the guardian is not disturbed.
    isStaffNotified: boolean('is_staff_notified').notNull().default(true),
    isGuardianNotified: boolean('is_guardian_notified').notNull().default(false),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }),
    acknowledgedById: uuid('acknowledged_by_id'),
    answer: text('answer'),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answeredById: uuid('answered_by_id'),
  },
  (t) => [
    unique('care_comment_one_each').on(t.placementId, t.careDate, t.authorId),
    foreignKey({
      name: 'care_comment_placement_fk',
      columns: [t.placementId, t.childId],
      foreignColumns: [placement.id, placement.childId],
    }),
    check('care_comment_text_check', sql`length(${t.text}) between 1 and 500 and length(${t.answer}) between 1 and 500`),
    check('care_comment_flags_check', sql`${t.isStaffNotified} and not ${t.isGuardianNotified}`),
    check('care_comment_answer_check', sql`num_nulls(${t.answer}, ${t.answeredAt}, ${t.answeredById}) in (0, 3)`),
    check('care_comment_marker_check', sql`num_nulls(${t.acknowledgedAt}, ${t.acknowledgedById}) in (0, 2)`),
    index('care_comment_child_id_idx').on(t.childId),
    index('care_comment_author_id_idx').on(t.authorId),
    index('care_comment_marker_idx')
      .on(t.careDate, t.id)
      .where(sql`acknowledged_at is null`),
    ...rows.visible({
      meaning: `whoever wrote it and is still ${writers.meaning}; ${staff.meaning}`,
      viewer: `(${own}) or ${staff.viewer}`,
    }),
    ...rows.insertable({
      meaning: 'who lays the schedule, not for the same day',
      viewer: `author_id = access.viewer_person() and child_id in (select w.child_id from access.own_care() w)
        and care_date > access.today() and acknowledged_at is null and answer is null`,
    }),
    ...rows.changeable({
      ...staff,
      columns: ['acknowledged_at', 'acknowledged_by_id', 'answer', 'answered_at', 'answered_by_id'],
    }),
    ...rows.deletable({ meaning: 'whoever wrote it, not on the same day', viewer: `${own} and care_date > access.today()` }),
    rows.system(),
  ],
)
