import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { modifiedAt, version } from '../../shared/columns.ts'
import { plannedItem, plannedItemLinks } from '../curriculum/curriculum.items.ts'
import { syllabusVersion } from '../curriculum/curriculum.table.ts'
import { now } from '../../shared/rows.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { teachersOfActivity, toLearners } from '../teaching_plan/teaching_plan.reach.ts'

/** What the pupils of an activity have to do. Its teachers share what is not published. */
export const assignment = pedagogySchema.table(
  'assignment',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    instructions: text('instructions').notNull(),
    assignedOn: date('assigned_on').notNull(),
    // Of a test, its day.
    dueOn: date('due_on').notNull(),
    dueTime: text('due_time'),
    takesSubmissions: boolean('takes_submissions').notNull(),
    syllabusVersionId: uuid('syllabus_version_id').references(() => syllabusVersion.id),
    authorId: uuid('author_id').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    // Of what was published already: those who have read it see that it no longer says the same.
    changedAt: timestamp('changed_at', { withTimezone: true }),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('assignment_kind_check', sql`${t.kind} in ('ASSIGNMENT', 'HOMEWORK', 'TEST')`),
    check('assignment_due_check', sql`${t.dueOn} between ${t.assignedOn} and ${t.assignedOn} + 366`),
    check('assignment_due_time_check', sql`${t.dueTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('assignment_changed_check', sql`${t.changedAt} >= ${t.publishedAt}`),
    check('assignment_text_check', sql`length(${t.title}) between 1 and 400 and length(${t.instructions}) <= 4000`),
    // What it points at is of its own version: see assignmentItem.
    unique('assignment_version_unique').on(t.id, t.syllabusVersionId),
    index('assignment_activity_id_idx').on(t.activityId, t.dueOn, t.id),
    index('assignment_organisation_id_idx').on(t.organisationId, t.dueOn, t.id),
    index('assignment_syllabus_version_id_idx').on(t.syllabusVersionId),
    index('assignment_author_id_idx').on(t.authorId),
    ...rows.visible({
      meaning: `published and not withdrawn: ${toLearners('activity').meaning}; else: ${teachersOfActivity.meaning}`,
      viewer: `(published_at is not null and withdrawn_at is null and (${toLearners('activity').viewer})) or ${teachersOfActivity.viewer}`,
    }),
    ...rows.insertable({
      meaning: `in their own name: ${teachersOfActivity.meaning}`,
      viewer: `${teachersOfActivity.viewer} and author_id = access.viewer_person() and access.is_activity_at(activity_id, organisation_id)`,
    }),
    ...rows.changeable({
      meaning: `${teachersOfActivity.meaning}, until it is withdrawn; what is published stays so, and is not changed in silence`,
      viewer: teachersOfActivity.viewer,
      was: 'withdrawn_at is null',
      becomes: `access.assignment_published_at(id) is null or (published_at = access.assignment_published_at(id)
        and (withdrawn_at is not null or changed_at = ${now}))`,
      columns: [
        'title', 'instructions', 'assigned_on', 'due_on', 'due_time', 'takes_submissions', 'syllabus_version_id', 'published_at',
        'changed_at', 'withdrawn_at', 'version', 'modified_at',
      ], // prettier-ignore
    }),
    rows.access(),
    rows.system(),
  ],
)

const withAssignment = 'exists (select from pedagogy.assignment a where a.id = assignment_id)'
const ofTeachers = {
  meaning: 'the teachers of its activity',
  viewer:
    'exists (select from pedagogy.assignment a where a.id = assignment_id and a.activity_id = any (array(select access.own_activities(false))))',
}

/** What an assignment is about: content or a criterion of its version of a syllabus, which the keys hold it to. */
export const assignmentItem = pedagogySchema.table(
  'assignment_item',
  {
    id: uuid('id').primaryKey(),
    assignmentId: uuid('assignment_id').notNull(),
    ...plannedItem(),
  },
  (t) => [
    ...plannedItemLinks('assignment_item', t),
    foreignKey({
      columns: [t.assignmentId, t.syllabusVersionId],
      foreignColumns: [assignment.id, assignment.syllabusVersionId],
      name: 'assignment_item_assignment_fk',
    }),
    unique('assignment_item_unique').on(t.assignmentId, t.contentItemId, t.criterionId).nullsNotDistinct(),
    ...rows.visible({ meaning: 'whoever sees the assignment', viewer: withAssignment }),
    ...rows.insertable({ ...ofTeachers, viewer: `${ofTeachers.viewer} and added_by_id = access.viewer_person()` }),
    ...rows.deletable(ofTeachers),
    rows.system(),
  ],
)
