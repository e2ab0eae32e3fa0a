import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { modifiedAt, version } from '../../shared/columns.ts'
import { now } from '../../shared/rows.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

export const instant = (name: string) => timestamp(name, { withTimezone: true })
export const academicYear = () => text('academic_year').notNull()

const administered = {
  meaning: 'administrators of the authority',
  viewer: `organisation_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
}

/** What an authority asks analyses to say. What is open says what it says for ever. */
export const qualityModel = governanceSchema.table(
  'quality_model',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    displayName: text('display_name').notNull(),
    description: text('description').notNull(),
    state: text('state').notNull().default('DRAFT'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('quality_model_state_check', sql`${t.state} in ('DRAFT', 'OPEN', 'RETIRED')`),
    check('quality_model_display_name_check', sql`length(${t.displayName}) between 1 and 200`),
    check('quality_model_description_check', sql`length(${t.description}) <= 4000`),
    index('quality_model_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: `${administered.meaning}; once it is open: staff there and below`,
      viewer: `${administered.viewer} or (state <> 'DRAFT' and organisation_id = any (array(select access.places_above())))`,
    }),
    ...rows.insertable({ meaning: `a draft: ${administered.meaning}`, viewer: `state = 'DRAFT' and ${administered.viewer}` }),
    ...rows.changeable({
      meaning: `${administered.meaning}; what it says only until it is open, and then it is no draft again`,
      viewer: administered.viewer,
      becomes: `exists (select from access.model_before(id) b where
        (b.was_state, state) in (('DRAFT', 'DRAFT'), ('DRAFT', 'OPEN'), ('OPEN', 'RETIRED'))
        and (b.was_state = 'DRAFT' or b.said = (display_name, description)::text))`,
      columns: ['display_name', 'description', 'state', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofDraft = {
  meaning: `${administered.meaning}, until the model is open`,
  viewer: `exists (select from access.model_before(model_id) b where b.was_state = 'DRAFT')`,
}

/** A part of an analysis: what it is to be about. */
export const qualityModelSection = governanceSchema.table(
  'quality_model_section',
  {
    id: uuid('id').primaryKey(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => qualityModel.id),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    guidance: text('guidance').notNull(),
    guidanceLink: text('guidance_link'),
    isRequired: boolean('is_required').notNull(),
    minEvidence: integer('min_evidence').notNull(),
    tags: text('tags').array().notNull(),
  },
  (t) => [
    check('quality_model_section_position_check', sql`${t.position} between 1 and 20`),
    check('quality_model_section_title_check', sql`length(${t.title}) between 1 and 200`),
    check('quality_model_section_guidance_check', sql`length(${t.guidance}) <= 4000`),
    check('quality_model_section_guidance_link_check', sql`${t.guidanceLink} ~ '^https://'`),
    check('quality_model_section_min_evidence_check', sql`${t.minEvidence} between 0 and 20`),
    unique('quality_model_section_position_unique').on(t.modelId, t.position),
    // What is written of a section is of its model: the keys of texts, comments and evidence hold it to that.
    unique('quality_model_section_of_model').on(t.id, t.modelId),
    ...rows.visible({
      meaning: 'whoever sees the model',
      viewer: 'exists (select from governance.quality_model m where m.id = model_id)',
    }),
    ...rows.insertable(ofDraft),
    ...rows.deletable(ofDraft),
    rows.system(),
  ],
)

/** By which models the quality work of a school year is done. */
export const qualityModelChoice = governanceSchema.table(
  'quality_model_choice',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    academicYear: academicYear(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => qualityModel.id),
    chosenById: uuid('chosen_by_id').notNull(),
    chosenAt: instant('chosen_at').notNull(),
  },
  (t) => [
    check('quality_model_choice_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    unique('quality_model_choice_unique').on(t.organisationId, t.academicYear, t.modelId),
    index('quality_model_choice_model_id_idx').on(t.modelId),
    ...rows.visible({
      meaning: 'the staff there and administrators of the authority',
      viewer: `organisation_id = any (array(select access.units('STAFF', 'AUTHORITY_ADMIN')))`,
    }),
    ...rows.insertable({
      meaning: 'the principal and administrators of the authority, of a model that is open there or above, in their own name',
      viewer: `organisation_id = any (array(select access.units('PRINCIPAL', 'AUTHORITY_ADMIN')))
        and chosen_by_id = access.viewer_person() and chosen_at = ${now}
        and exists (select from governance.quality_model m join access.above(quality_model_choice.organisation_id) a
          on a.id = m.organisation_id where m.id = model_id and m.state = 'OPEN')`,
    }),
    rows.system(),
  ],
)
