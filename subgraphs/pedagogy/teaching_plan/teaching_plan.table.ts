import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn, check, date, foreignKey, index, integer, primaryKey, text, timestamp, unique, uniqueIndex, uuid,
} from 'drizzle-orm/pg-core' // prettier-ignore
import { modifiedAt, version } from '../../shared/columns.ts'
import { plannedItem, plannedItemLinks } from '../curriculum/curriculum.items.ts'
import { syllabusVersion } from '../curriculum/curriculum.table.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { toLearners } from './teaching_plan.reach.ts'

const own = (column: string) => `${column} = any (array(select access.own_plans()))`
const authors = 'its authors, while they teach the group'

/** What a group is to be taught for a time. It is seen when an edition of it is published; what an edition says is in its own table. */
export const teachingPlan = pedagogySchema.table(
  'teaching_plan',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    groupId: uuid('group_id').notNull(),
    academicYear: text('academic_year').notNull(),
    state: text('state').notNull().default('DRAFT'),
    copiedFromId: uuid('copied_from_id').references((): AnyPgColumn => teachingPlan.id, { onDelete: 'set null' }),
    createdById: uuid('created_by_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('teaching_plan_state_check', sql`${t.state} in ('DRAFT', 'PUBLISHED', 'ARCHIVED')`),
    check('teaching_plan_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    index('teaching_plan_group_id_idx').on(t.groupId, t.academicYear, t.createdAt, t.id),
    index('teaching_plan_organisation_id_idx').on(t.organisationId, t.academicYear, t.id),
    index('teaching_plan_copied_from_id_idx').on(t.copiedFromId),
    index('teaching_plan_created_by_id_idx').on(t.createdById),
    ...rows.visible({
      meaning: `once an edition is published: ${toLearners('group').meaning}; before: ${authors}`,
      viewer: `(state <> 'DRAFT' and (${toLearners('group').viewer})) or ${own('id')}`,
    }),
    ...rows.insertable({
      meaning: 'in their own name: whoever teaches the group',
      viewer: `created_by_id = access.viewer_person() and state = 'DRAFT' and access.teaches_group(group_id)
        and access.is_group_of(group_id, array[organisation_id])`,
    }),
    ...rows.changeable({
      meaning: `${authors}; what was published is no draft again`,
      viewer: `${own('id')} and (state <> 'DRAFT' or access.plan_before(id) = 'DRAFT')`,
      columns: ['state', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const withPlan = 'exists (select from pedagogy.teaching_plan p where p.id = plan_id)'

/** Who writes a plan. */
export const teachingPlanAuthor = pedagogySchema.table(
  'teaching_plan_author',
  {
    planId: uuid('plan_id')
      .notNull()
      .references(() => teachingPlan.id),
    personId: uuid('person_id').notNull(),
    addedById: uuid('added_by_id').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.personId] }),
    index('teaching_plan_author_person_id_idx').on(t.personId, t.planId),
    ...rows.visible({ meaning: 'whoever sees the plan', viewer: withPlan }),
    ...rows.insertable({
      meaning: `${authors}; first of all whoever made it`,
      viewer: 'added_by_id = access.viewer_person() and access.may_be_plan_author(plan_id, person_id)',
    }),
    ...rows.deletable({ meaning: authors, viewer: own('plan_id') }),
    rows.access(),
    rows.system(),
  ],
)

/** What a plan says, or said, once it was published. It is written while it is not, and stays as it is afterwards. */
export const teachingPlanEdition = pedagogySchema.table(
  'teaching_plan_edition',
  {
    id: uuid('id').primaryKey(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => teachingPlan.id),
    number: integer('number').notNull(),
    syllabusVersionId: uuid('syllabus_version_id')
      .notNull()
      .references(() => syllabusVersion.id),
    title: text('title').notNull(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date').notNull(),
    teaching: text('teaching').notNull(),
    assessing: text('assessing').notNull(),
    createdById: uuid('created_by_id').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    publishedById: uuid('published_by_id'),
  },
  (t) => [
    check('teaching_plan_edition_period_check', sql`${t.endDate} between ${t.startDate} and ${t.startDate} + 366`),
    check('teaching_plan_edition_text_check', sql`length(${t.teaching}) <= 4000 and length(${t.assessing}) <= 4000`),
    check('teaching_plan_edition_published_check', sql`(${t.publishedAt} is null) = (${t.publishedById} is null)`),
    unique('teaching_plan_edition_number_unique').on(t.planId, t.number),
    // One draft a plan.
    uniqueIndex('teaching_plan_edition_draft_unique')
      .on(t.planId)
      .where(sql`${t.publishedAt} is null`),
    // What it points at is of its own version: see teachingPlanItem.
    unique('teaching_plan_edition_version_unique').on(t.id, t.syllabusVersionId),
    index('teaching_plan_edition_syllabus_version_id_idx').on(t.syllabusVersionId),
    index('teaching_plan_edition_created_by_id_idx').on(t.createdById),
    ...rows.visible({
      meaning: `published: whoever sees the plan; before: ${authors}`,
      viewer: `${own('plan_id')} or (published_at is not null and ${withPlan})`,
    }),
    ...rows.insertable({
      meaning: `${authors}, unpublished`,
      viewer: `${own('plan_id')} and published_at is null and created_by_id = access.viewer_person()`,
    }),
    ...rows.changeable({
      meaning: `${authors}, until it is published, in their own name`,
      viewer: 'access.is_open_edition(id) and coalesce(published_by_id, access.viewer_person()) = access.viewer_person()',
      columns: ['title', 'start_date', 'end_date', 'teaching', 'assessing', 'published_at', 'published_by_id'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const whileOpen = { meaning: `${authors}, until it is published`, viewer: 'access.is_open_edition(edition_id)' }

/** What an edition points at: content or a criterion of its version of the syllabus, which the keys hold it to. */
export const teachingPlanItem = pedagogySchema.table(
  'teaching_plan_item',
  {
    id: uuid('id').primaryKey(),
    editionId: uuid('edition_id').notNull(),
    ...plannedItem(),
  },
  (t) => [
    ...plannedItemLinks('teaching_plan_item', t),
    foreignKey({
      columns: [t.editionId, t.syllabusVersionId],
      foreignColumns: [teachingPlanEdition.id, teachingPlanEdition.syllabusVersionId],
      name: 'teaching_plan_item_edition_fk',
    }),
    unique('teaching_plan_item_unique').on(t.editionId, t.contentItemId, t.criterionId).nullsNotDistinct(),
    ...rows.visible({
      meaning: 'whoever sees the edition',
      viewer: 'exists (select from pedagogy.teaching_plan_edition e where e.id = edition_id)',
    }),
    ...rows.insertable({ ...whileOpen, viewer: `${whileOpen.viewer} and added_by_id = access.viewer_person()` }),
    ...rows.deletable(whileOpen),
    rows.system(),
  ],
)
