import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, primaryKey, smallint, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'
import { survey, surveyQuestion } from '../survey/survey.table.ts'

const surveyId = () =>
  uuid('survey_id')
    .notNull()
    .references(() => survey.id)

/** That somebody has answered, and neither when nor what. Gone when the survey is closed. */
export const surveyReceipt = governanceSchema.table(
  'survey_receipt',
  {
    surveyId: surveyId(),
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    closesOn: date('closes_on').notNull(),
  },
  (t) => [
    primaryKey({ name: 'survey_receipt_pkey', columns: [t.surveyId, t.personId, t.organisationId] }),
    index('survey_receipt_person_id_idx').on(t.personId),
    ...rows.visible({ meaning: 'whoever answered', viewer: 'person_id = access.viewer_person()' }),
    rows.access(),
    rows.accessInserts(),
    rows.accessDeletes(),
    rows.system(),
  ],
)

/**
 * What was answered, and neither by whom nor when. No viewer has a grant. Read, mixed and counted by functions of the access schema; gone
 * when the survey is closed.
 */
export const surveyBox = governanceSchema.table(
  'survey_box',
  {
    id: uuid('id').primaryKey(),
    surveyId: surveyId(),
    organisationId: uuid('organisation_id').notNull(),
    cell: smallint('cell').notNull(),
    // The option of each question, in their order, the first one 0.
    answers: smallint('answers').array().notNull(),
    isMixed: boolean('is_mixed').notNull(),
  },
  (t) => [
    index('survey_box_survey_id_idx').on(t.surveyId, t.organisationId, t.cell, t.isMixed),
    rows.access(),
    rows.accessInserts(),
    rows.accessDeletes(),
    ...rows.retained(),
  ],
)

/** How many answered what, unit by unit: true, and not to be told. Gone when what may be told of it has been decided. */
export const surveyCount = governanceSchema.table(
  'survey_count',
  {
    surveyId: surveyId(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => surveyQuestion.id),
    organisationId: uuid('organisation_id').notNull(),
    cell: smallint('cell').notNull(),
    option: smallint('option').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [
    primaryKey({ name: 'survey_count_pkey', columns: [t.surveyId, t.questionId, t.organisationId, t.cell, t.option] }),
    index('survey_count_question_id_idx').on(t.questionId),
    check('survey_count_n_check', sql`${t.n} > 0`),
    rows.access(),
    rows.accessInserts(),
    ...rows.retained(),
  ],
)
