import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, foreignKey, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { contentItem, knowledgeCriterion, syllabusVersion } from '../curriculum/curriculum.table.ts'
import { knowledgeLevel } from '../curriculum/knowledge.table.ts'

export const instant = (name: string) => timestamp(name, { withTimezone: true })

/** Whom something about knowledge is of, in what it was taught, by which version of the syllabus, and what is said. */
export const ofKnowledge = () => ({
  id: uuid('id').primaryKey(),
  studentId: uuid('student_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  activityId: uuid('activity_id').notNull(),
  syllabusId: uuid('syllabus_id').notNull(),
  syllabusVersionId: uuid('syllabus_version_id')
    .notNull()
    .references(() => syllabusVersion.id),
  levelId: uuid('level_id').references(() => knowledgeLevel.id),
  authorId: uuid('author_id').notNull(),
})

/** The number of what takes the place of a row that has lost it: it is there, or nothing loses its place. */
export const supersededBy = () =>
  integer('superseded_by').generatedAlwaysAs(sql`case when superseded_at is not null then number + 1 end`)

type Columns = Record<'syllabusVersionId' | 'levelId' | 'studentId' | 'activityId', AnyPgColumn>

export const byKnowledge = (name: string, t: Columns) => [
  index(`${name}_student_id_idx`).on(t.studentId),
  index(`${name}_activity_id_idx`).on(t.activityId),
  index(`${name}_syllabus_version_id_idx`).on(t.syllabusVersionId),
  index(`${name}_level_id_idx`).on(t.levelId),
]

/** A draft's own: what it points at becomes rows when it is published, and the rows are held to one version. */
export const ofDraft = () => ({
  contentItemIds: uuid('content_item_ids').array().notNull(),
  criterionIds: uuid('criterion_ids').array().notNull(),
  state: text('state').notNull().default('DRAFT'),
  version: integer('version').notNull().default(1),
  modifiedAt: instant('modified_at').notNull(),
})

/** What was published, and what became of it. Only these change, and never what it says. */
export const ofPublished = () => ({
  firstContentItemId: uuid('first_content_item_id'),
  firstCriterionId: uuid('first_criterion_id'),
  publishedAt: instant('published_at').notNull(),
  publishedById: uuid('published_by_id').notNull(),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnById: uuid('withdrawn_by_id'),
  withdrawalReason: text('withdrawal_reason'),
  version: integer('version').notNull().default(1),
})

type Published = Record<
  'firstContentItemId' | 'firstCriterionId' | 'syllabusVersionId' | 'withdrawnAt' | 'withdrawnById' | 'withdrawalReason',
  AnyPgColumn
>

/** The first that it points at is in the row itself: that there is one, and of the version, no path goes round. */
export const linked = (name: string, t: Published) => [
  foreignKey({
    columns: [t.firstContentItemId, t.syllabusVersionId],
    foreignColumns: [contentItem.id, contentItem.syllabusVersionId],
    name: `${name}_first_content_item_fk`,
  }),
  foreignKey({
    columns: [t.firstCriterionId, t.syllabusVersionId],
    foreignColumns: [knowledgeCriterion.id, knowledgeCriterion.syllabusVersionId],
    name: `${name}_first_criterion_fk`,
  }),
  check(
    `${name}_withdrawn_check`,
    sql`(${t.withdrawnAt} is null) = (${t.withdrawnById} is null) and (${t.withdrawnAt} is null) = (${t.withdrawalReason} is null)`,
  ),
  index(`${name}_first_content_item_id_idx`).on(t.firstContentItemId),
  index(`${name}_first_criterion_id_idx`).on(t.firstCriterionId),
]

/** One of the parts of a syllabus that something published points at. */
export const ofItem = () => ({
  syllabusVersionId: uuid('syllabus_version_id').notNull(),
  studentId: uuid('student_id').notNull(),
  contentItemId: uuid('content_item_id'),
  criterionId: uuid('criterion_id'),
})

export const itemLinks = (
  name: string,
  t: Record<'contentItemId' | 'criterionId' | 'syllabusVersionId' | 'studentId', AnyPgColumn>,
) => [
  check(`${name}_one_check`, sql`(${t.contentItemId} is null) <> (${t.criterionId} is null)`),
  foreignKey({
    columns: [t.contentItemId, t.syllabusVersionId],
    foreignColumns: [contentItem.id, contentItem.syllabusVersionId],
    name: `${name}_content_item_fk`,
  }),
  foreignKey({
    columns: [t.criterionId, t.syllabusVersionId],
    foreignColumns: [knowledgeCriterion.id, knowledgeCriterion.syllabusVersionId],
    name: `${name}_criterion_fk`,
  }),
  index(`${name}_content_item_id_idx`).on(t.contentItemId),
  index(`${name}_criterion_id_idx`).on(t.criterionId),
  index(`${name}_student_id_idx`).on(t.studentId),
]
