import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, foreignKey, index, timestamp, uuid } from 'drizzle-orm/pg-core'
import { contentItem, knowledgeCriterion } from './curriculum.table.ts'

/** Content or a criterion that something which is planned points at, and who said so. */
export const plannedItem = () => ({
  syllabusVersionId: uuid('syllabus_version_id').notNull(),
  contentItemId: uuid('content_item_id'),
  criterionId: uuid('criterion_id'),
  addedById: uuid('added_by_id').notNull(),
  addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
})

/** It is one of the two, and of the version: the keys hold it to that. */
export const plannedItemLinks = (
  name: string,
  t: Record<'syllabusVersionId' | 'contentItemId' | 'criterionId' | 'addedById', AnyPgColumn>,
) => [
  check(`${name}_one_check`, sql`(${t.contentItemId} is null) <> (${t.criterionId} is null)`),
  foreignKey({
    columns: [t.contentItemId, t.syllabusVersionId],
    foreignColumns: [contentItem.id, contentItem.syllabusVersionId],
    name: `${name}_content_fk`,
  }),
  foreignKey({
    columns: [t.criterionId, t.syllabusVersionId],
    foreignColumns: [knowledgeCriterion.id, knowledgeCriterion.syllabusVersionId],
    name: `${name}_criterion_fk`,
  }),
  index(`${name}_content_item_id_idx`).on(t.contentItemId, t.syllabusVersionId),
  index(`${name}_criterion_id_idx`).on(t.criterionId, t.syllabusVersionId),
  index(`${name}_added_by_id_idx`).on(t.addedById),
]
