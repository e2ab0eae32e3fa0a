import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { now } from '../../shared/rows.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { academicYear, instant, qualityModelChoice } from '../quality_model/quality_model.table.ts'
import { authorityThere, draftReaders, publishedReaders } from './quality_analysis.reach.ts'

const led = `organisation_id = any (array(select access.units('PRINCIPAL')))`

/** What an organisation has found of its own quality in a school year. What it says lies elsewhere: drafts apart from what was submitted. */
export const qualityAnalysis = governanceSchema.table(
  'quality_analysis',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    academicYear: academicYear(),
    modelId: uuid('model_id').notNull(),
    title: text('title').notNull(),
    state: text('state').notNull().default('DRAFT'),
    startedById: uuid('started_by_id').notNull(),
    startedAt: instant('started_at').notNull(),
    // The first time: from then on the authority knows of it, and those who read what is published.
    submittedAt: instant('submitted_at'),
    publishedAt: instant('published_at'),
  },
  (t) => [
    check('quality_analysis_state_check', sql`${t.state} in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'PUBLISHED')`),
    check('quality_analysis_title_check', sql`length(${t.title}) between 1 and 200`),
    check('quality_analysis_submitted_check', sql`${t.state} = 'DRAFT' or ${t.submittedAt} is not null`),
    check('quality_analysis_published_check', sql`${t.state} <> 'PUBLISHED' or ${t.publishedAt} is not null`),
    foreignKey({
      columns: [t.organisationId, t.academicYear, t.modelId],
      foreignColumns: [qualityModelChoice.organisationId, qualityModelChoice.academicYear, qualityModelChoice.modelId],
      name: 'quality_analysis_choice_fk',
    }),
    unique('quality_analysis_one').on(t.organisationId, t.academicYear, t.modelId),
    unique('quality_analysis_of_model').on(t.id, t.modelId),
    unique('quality_analysis_of_year').on(t.id, t.organisationId, t.academicYear),
    index('quality_analysis_model_id_idx').on(t.modelId),
    ...rows.visible({
      meaning: `its principal and those named in it; once it is submitted: ${authorityThere.meaning}; once it is published: ${publishedReaders.meaning}`,
      viewer: `id = any (array(select access.drafted_analyses())) or (submitted_at is not null and ${authorityThere.viewer})
        or (published_at is not null and (${publishedReaders.viewer}))`,
    }),
    ...rows.insertable({
      meaning: 'its principal, in their own name',
      viewer: `${led} and state = 'DRAFT' and submitted_at is null and published_at is null
        and started_by_id = access.viewer_person() and started_at = ${now}`,
    }),
    ...rows.changeable({
      meaning: 'its principal submits, publishes and opens it anew; administrators of the authority return or approve it',
      viewer: `${led} or ${authorityThere.viewer}`,
      // Every step leaves it submitted once, and published where something is: nobody takes it from those who know of it.
      becomes: `submitted_at is not null
        and (published_at is not null or not exists (select from governance.quality_publication p where p.analysis_id = quality_analysis.id))
        and ((${led} and (access.analysis_before(id), state) in
          (('DRAFT', 'SUBMITTED'), ('RETURNED', 'SUBMITTED'), ('APPROVED', 'PUBLISHED'), ('PUBLISHED', 'DRAFT')))
        or (${authorityThere.viewer} and (access.analysis_before(id), state) in (('SUBMITTED', 'RETURNED'), ('SUBMITTED', 'APPROVED'))))`,
      columns: ['state', 'submitted_at', 'published_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

/** Who takes part besides the principal. */
export const qualityContributor = governanceSchema.table(
  'quality_contributor',
  {
    id: uuid('id').primaryKey(),
    analysisId: uuid('analysis_id')
      .notNull()
      .references(() => qualityAnalysis.id),
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    namedById: uuid('named_by_id').notNull(),
    namedAt: instant('named_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    check('quality_contributor_role_check', sql`${t.role} in ('AUTHOR', 'READER')`),
    index('quality_contributor_person_id_idx').on(t.personId, t.analysisId),
    index('quality_contributor_analysis_id_idx').on(t.analysisId),
    uniqueIndex('quality_contributor_one')
      .on(t.analysisId, t.personId)
      .where(sql`${t.removedAt} is null`),
    ...rows.visible(draftReaders('analysis_id')),
    ...rows.insertable({
      meaning: 'the principal, in their own name, of whoever works there',
      viewer: `named_by_id = access.viewer_person() and named_at = ${now} and removed_at is null
        and exists (select from governance.quality_analysis a where a.id = analysis_id and access.is_staff_there(person_id, a.organisation_id))`,
    }),
    ...rows.changeable({
      meaning: 'the principal, once and for all',
      viewer: `exists (select from governance.quality_analysis a where a.id = analysis_id
        and a.organisation_id = any (array(select access.units('PRINCIPAL'))))`,
      was: 'removed_at is null',
      columns: ['removed_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
