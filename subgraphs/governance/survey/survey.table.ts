import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { swedishText, version } from '../../shared/columns.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'
import type { SurveyOption } from './survey.rules.ts'

const made = `organisation_id = any (array(select access.units('PRINCIPAL', 'AUTHORITY_ADMIN')))`
const makers = "the unit's principal and the authority's administrators"

/** What is asked of pupils, guardians or staff, of one unit or of all below an organisation. */
export const survey = governanceSchema.table(
  'survey',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    title: swedishText('title').notNull(),
    description: text('description'),
    audience: text('audience').notNull(),
    // Empty: of all.
    schoolTypes: text('school_types').array().notNull(),
    schoolYears: smallint('school_years').array().notNull(),
    breakdown: text('breakdown').notNull(),
    opensOn: date('opens_on').notNull(),
    closesOn: date('closes_on').notNull(),
    state: text('state').notNull().default('DRAFT'),
    minimum: smallint('minimum').notNull(),
    closedOn: date('closed_on'),
    toldOn: date('told_on'),
    version: version(),
  },
  (t) => [
    check('survey_audience_check', sql`${t.audience} in ('PUPIL', 'GUARDIAN', 'STAFF')`),
    check('survey_breakdown_check', sql`${t.breakdown} = 'NONE' or (${t.breakdown} = 'SCHOOL_YEAR' and ${t.audience} = 'PUPIL')`),
    check('survey_state_check', sql`${t.state} in ('DRAFT', 'OPEN', 'CLOSED')`),
    check('survey_minimum_check', sql`${t.minimum} >= 5`),
    check('survey_dates_check', sql`${t.closesOn} >= ${t.opensOn}`),
    check('survey_closed_check', sql`(${t.state} = 'CLOSED') = (${t.closedOn} is not null)`),
    check('survey_told_check', sql`${t.toldOn} >= ${t.closedOn}`),
    index('survey_organisation_id_idx').on(t.organisationId, t.opensOn, t.id),
    index('survey_state_idx').on(t.state, t.closesOn),
    ...rows.visible({
      meaning: `${makers}; once it has been opened, the staff of its units, and those it is put to while it is open; closed, the authority's analysts`,
      viewer: `${made} or (state <> 'DRAFT' and organisation_id = any (array(select access.surveyed_above())))
        or id = any (array(select access.own_surveys()))
        or (state = 'CLOSED' and organisation_id = any (array(select access.units('AUTHORITY_ANALYST'))))`,
    }),
    ...rows.insertable({ meaning: `${makers}, as a draft`, viewer: `${made} and state = 'DRAFT' and told_on is null` }),
    // It is closed by a function alone, which counts the answers and takes them away.
    ...rows.changeable({
      meaning: `${makers}, while it is a draft, and to open it`,
      viewer: `${made} and told_on is null`,
      was: `state = 'DRAFT'`,
      becomes: `state in ('DRAFT', 'OPEN')`,
      columns: [
        ...['title', 'description', 'audience', 'school_types', 'school_years', 'breakdown', 'opens_on', 'closes_on', 'state'],
        ...['minimum', 'version'],
      ],
    }),
    rows.access(),
    rows.accessChanges('state', 'closed_on', 'version'),
    rows.system(),
  ],
)

const drafted = {
  meaning: `${makers}, while the survey is a draft`,
  viewer: 'survey_id = any (array(select access.drafted_surveys()))',
}

/** A question and what can be answered. There are no texts of one's own: a text cannot be made anonymous. */
export const surveyQuestion = governanceSchema.table(
  'survey_question',
  {
    id: uuid('id').primaryKey(),
    surveyId: uuid('survey_id')
      .notNull()
      .references(() => survey.id),
    position: smallint('position').notNull(),
    text: text('text').notNull(),
    textEn: text('text_en'),
    kind: text('kind').notNull(),
    options: jsonb('options').$type<readonly SurveyOption[]>().notNull(),
    // Of which key figure the answers become a value; null until one is made for it.
    kpiId: uuid('kpi_id').references(() => kpi.id),
  },
  (t) => [
    unique('survey_question_position_unique').on(t.surveyId, t.position),
    check('survey_question_kind_check', sql`${t.kind} in ('SCALE', 'YES_NO', 'CHOICE')`),
    check('survey_question_options_check', sql`jsonb_array_length(${t.options}) between 2 and 10`),
    index('survey_question_kpi_id_idx').on(t.kpiId),
    ...rows.visible({
      meaning: 'whoever sees the survey',
      viewer: 'survey_id = any (array(select s.id from governance.survey s))',
    }),
    ...rows.insertable(drafted),
    ...rows.deletable(drafted),
    rows.access(),
    rows.system(),
  ],
)

/** Who was asked: how many of a unit, of those who are not kept hidden, and whereof they answer. Never fewer than `minimum`. */
export const surveyGroup = governanceSchema.table(
  'survey_group',
  {
    surveyId: uuid('survey_id')
      .notNull()
      .references(() => survey.id),
    organisationId: uuid('organisation_id').notNull(),
    // The school year; -1 where there is no breakdown.
    cell: smallint('cell').notNull(),
    invited: integer('invited').notNull(),
    // In tenths, as it was the night before: no answer can be seen to come.
    responsePercent: smallint('response_percent').notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'survey_group_pkey', columns: [t.surveyId, t.organisationId, t.cell] }),
    check('survey_group_cell_check', sql`${t.cell} between -1 and 13`),
    check('survey_group_invited_check', sql`${t.invited} >= 5`),
    check('survey_group_response_check', sql`${t.responsePercent} between 0 and 100 and ${t.responsePercent} % 10 = 0`),
    index('survey_group_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: makers,
      viewer: `survey_id = any (array(select s.id from governance.survey s where s.${made}))`,
    }),
    rows.access(),
    rows.accessInserts(),
    rows.system(),
  ],
)
