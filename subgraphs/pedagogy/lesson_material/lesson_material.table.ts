import { sql } from 'drizzle-orm'
import { check, date, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { swedishText } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { teachersOfActivity, toLearners } from '../teaching_plan/teaching_plan.reach.ts'

/** Where something that is used in teaching is. The files themselves are kept elsewhere. */
export const lessonMaterial = pedagogySchema.table(
  'lesson_material',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    title: swedishText('title').notNull(),
    description: text('description'),
    linkUrl: text('link_url'),
    fileReference: text('file_reference'),
    visibleFromDate: date('visible_from_date'),
    authorId: uuid('author_id').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (t) => [
    check('lesson_material_one_check', sql`(${t.linkUrl} is null) <> (${t.fileReference} is null)`),
    check('lesson_material_link_check', sql`${t.linkUrl} ~ '^https://' and length(${t.linkUrl}) <= 1000`),
    check(
      'lesson_material_file_check',
      sql`${t.fileReference} ~ '^[a-z0-9-]+:[^[:space:]]+$' and length(${t.fileReference}) <= 600`,
    ),
    index('lesson_material_activity_id_idx').on(t.activityId, t.title, t.id),
    index('lesson_material_organisation_id_idx').on(t.organisationId),
    index('lesson_material_author_id_idx').on(t.authorId),
    ...rows.visible({
      meaning: `published, not withdrawn and from its first day: ${toLearners('activity').meaning}; else: ${teachersOfActivity.meaning}`,
      viewer: `(published_at is not null and withdrawn_at is null and coalesce(visible_from_date, access.today()) <= access.today()
        and (${toLearners('activity').viewer})) or ${teachersOfActivity.viewer}`,
    }),
    ...rows.insertable({
      meaning: `in their own name: ${teachersOfActivity.meaning}`,
      viewer: `${teachersOfActivity.viewer} and author_id = access.viewer_person() and access.is_activity_at(activity_id, organisation_id)`,
    }),
    ...rows.changeable({
      meaning: `${teachersOfActivity.meaning}: published, and withdrawn once and for all`,
      viewer: teachersOfActivity.viewer,
      was: 'withdrawn_at is null',
      becomes: 'coalesce(published_at, withdrawn_at) is not null',
      columns: ['published_at', 'withdrawn_at'],
    }),
    rows.system(),
  ],
)
