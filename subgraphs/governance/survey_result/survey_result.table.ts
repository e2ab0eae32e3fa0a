import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, smallint, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpiValue } from '../kpi_value/kpi_value.table.ts'
import { survey, surveyQuestion } from '../survey/survey.table.ts'

/**
 * What may be told of a closed survey, and nothing else: which figure a question became of a place, and where it may be told how many
 * answered and how many chose what.
 */
export const surveyResult = governanceSchema.table(
  'survey_result',
  {
    surveyId: uuid('survey_id')
      .notNull()
      .references(() => survey.id),
    questionId: uuid('question_id')
      .notNull()
      .references(() => surveyQuestion.id),
    // A unit, or what is above units.
    organisationId: uuid('organisation_id').notNull(),
    // The school year; -1 for all of them.
    cell: smallint('cell').notNull(),
    kpiValueId: uuid('kpi_value_id')
      .notNull()
      .references(() => kpiValue.id),
    respondents: integer('respondents'),
    optionCounts: integer('option_counts').array(),
  },
  (t) => [
    primaryKey({ name: 'survey_result_pkey', columns: [t.surveyId, t.organisationId, t.questionId, t.cell] }),
    index('survey_result_organisation_id_idx').on(t.organisationId),
    index('survey_result_question_id_idx').on(t.questionId),
    index('survey_result_kpi_value_id_idx').on(t.kpiValueId),
    check('survey_result_counts_check', sql`${t.optionCounts} is null or ${t.respondents} is not null`),
    ...rows.visible({
      meaning:
        "the unit's own staff or its leadership alone, as the unit has decided; analysts and administrators of the authority",
      viewer: `organisation_id = any (array(select access.quality_units()))
        or organisation_id = any (array(select access.units('AUTHORITY_ANALYST', 'AUTHORITY_ADMIN')))`,
    }),
    ...rows.imported(),
  ],
)
