import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { now } from '../../shared/rows.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { authorityThere, draftReaders, publishedReaders, whileOpen } from '../quality_analysis/quality_analysis.reach.ts'
import { qualityAnalysis } from '../quality_analysis/quality_analysis.table.ts'
import { pinned } from '../quality_evidence/quality_evidence.table.ts'
import { academicYear, instant, qualityModelSection } from '../quality_model/quality_model.table.ts'

const led = `organisation_id = any (array(select access.units('PRINCIPAL')))`
const drafts = draftReaders('analysis_id')

/** An analysis as it was submitted: written once, and changed by nobody. */
export const qualityVersion = governanceSchema.table(
  'quality_version',
  {
    id: uuid('id').primaryKey(),
    analysisId: uuid('analysis_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    academicYear: academicYear(),
    number: integer('number').notNull(),
    submittedById: uuid('submitted_by_id').notNull(),
    submittedAt: instant('submitted_at').notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.analysisId, t.organisationId, t.academicYear],
      foreignColumns: [qualityAnalysis.id, qualityAnalysis.organisationId, qualityAnalysis.academicYear],
      name: 'quality_version_analysis_fk',
    }),
    check('quality_version_number_check', sql`${t.number} > 0`),
    unique('quality_version_number_unique').on(t.analysisId, t.number),
    unique('quality_version_of_analysis').on(t.id, t.analysisId),
    unique('quality_version_of_organisation').on(t.id, t.organisationId),
    index('quality_version_organisation_id_idx').on(t.organisationId),
    index('quality_version_academic_year_idx').on(t.academicYear, t.organisationId),
    ...rows.visible({
      meaning: `${drafts.meaning}; ${authorityThere.meaning}; what was published: ${publishedReaders.meaning}`,
      viewer: `${drafts.viewer} or ${authorityThere.viewer} or ((${publishedReaders.viewer})
        and exists (select from governance.quality_publication p where p.version_id = quality_version.id))`,
    }),
    ...rows.insertable({
      meaning: 'the principal, in their own name, while the analysis is being written',
      viewer: `${led} and ${whileOpen.viewer} and submitted_by_id = access.viewer_person() and submitted_at = ${now}`,
    }),
    rows.access(),
    ...rows.imported(),
  ],
)

const ofVersion = 'exists (select from governance.quality_version v where v.id = version_id)'
const submittedNow = `exists (select from governance.quality_version v where v.id = version_id
  and v.submitted_by_id = access.viewer_person() and v.submitted_at = ${now}`

/** What a version says. */
export const qualityVersionSection = governanceSchema.table(
  'quality_version_section',
  {
    id: uuid('id').primaryKey(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => qualityVersion.id),
    sectionId: uuid('section_id')
      .notNull()
      .references(() => qualityModelSection.id),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    tags: text('tags').array().notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    unique('quality_version_section_one').on(t.versionId, t.sectionId),
    index('quality_version_section_section_id_idx').on(t.sectionId),
    ...rows.visible({ meaning: 'whoever sees the version', viewer: ofVersion }),
    ...rows.insertable({
      meaning: 'whoever submits the version, in the act that does: what the draft says, under what the model says',
      viewer: `${submittedNow} and coalesce((select d.text from governance.quality_text d where d.analysis_id = v.analysis_id
        and d.section_id = quality_version_section.section_id), '') = quality_version_section.text)
        and exists (select from governance.quality_version v join governance.quality_analysis a on a.id = v.analysis_id
          join governance.quality_model_section s on s.model_id = a.model_id
          where v.id = version_id and (s.id, s.position, s.title, s.tags) = (quality_version_section.section_id,
            quality_version_section.position, quality_version_section.title, quality_version_section.tags))`,
    }),
    ...rows.imported(),
  ],
)

/** The figures it rests on. */
export const qualityVersionEvidence = governanceSchema.table(
  'quality_version_evidence',
  {
    id: uuid('id').primaryKey(),
    versionId: uuid('version_id').notNull(),
    sectionId: uuid('section_id').notNull(),
    ...pinned(),
  },
  (t) => [
    foreignKey({
      columns: [t.versionId, t.sectionId],
      foreignColumns: [qualityVersionSection.versionId, qualityVersionSection.sectionId],
      name: 'quality_version_evidence_section_fk',
    }),
    unique('quality_version_evidence_one').on(t.versionId, t.sectionId, t.kpiValueId),
    index('quality_version_evidence_kpi_value_id_idx').on(t.kpiValueId),
    ...rows.visible({ meaning: 'whoever sees the version', viewer: ofVersion }),
    ...rows.insertable({
      meaning: 'whoever submits the version, in the act that does: what is pinned to the draft',
      viewer: `${submittedNow} and exists (select from governance.quality_evidence e where e.analysis_id = v.analysis_id
        and (e.section_id, e.kpi_value_id, e.pinned_by_id, e.pinned_at) = (quality_version_evidence.section_id,
          quality_version_evidence.kpi_value_id, quality_version_evidence.pinned_by_id, quality_version_evidence.pinned_at)))`,
    }),
    ...rows.imported(),
  ],
)

const decidedLinks = {
  meaning: `${drafts.meaning}; ${authorityThere.meaning}`,
  viewer: `${drafts.viewer} or ${authorityThere.viewer}`,
}

/** What the authority decided about a version, once. */
export const qualityDecision = governanceSchema.table(
  'quality_decision',
  {
    id: uuid('id').primaryKey(),
    versionId: uuid('version_id').notNull().unique('quality_decision_one'),
    analysisId: uuid('analysis_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    kind: text('kind').notNull(),
    reason: text('reason'),
    decidedById: uuid('decided_by_id').notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.versionId, t.analysisId],
      foreignColumns: [qualityVersion.id, qualityVersion.analysisId],
      name: 'quality_decision_version_fk',
    }),
    foreignKey({
      columns: [t.versionId, t.organisationId],
      foreignColumns: [qualityVersion.id, qualityVersion.organisationId],
      name: 'quality_decision_organisation_fk',
    }),
    check('quality_decision_kind_check', sql`${t.kind} in ('RETURNED', 'APPROVED')`),
    check('quality_decision_reason_check', sql`length(${t.reason}) between 1 and 500`),
    check('quality_decision_returned_check', sql`${t.kind} <> 'RETURNED' or ${t.reason} is not null`),
    index('quality_decision_analysis_id_idx').on(t.analysisId),
    index('quality_decision_organisation_id_idx').on(t.organisationId),
    ...rows.visible(decidedLinks),
    ...rows.insertable({
      meaning: 'administrators of the authority, in their own name, of the latest version of what is submitted',
      viewer: `${authorityThere.viewer} and decided_by_id = access.viewer_person() and decided_at = ${now}
        and access.analysis_before(analysis_id) = 'SUBMITTED' and version_id = (select v.id from governance.quality_version v
          where v.analysis_id = quality_decision.analysis_id order by v.number desc limit 1)`,
    }),
    rows.access(),
    ...rows.imported(),
  ],
)

/** That a version is published: the very one that was approved, however far the draft has come since. */
export const qualityPublication = governanceSchema.table(
  'quality_publication',
  {
    versionId: uuid('version_id').primaryKey(),
    analysisId: uuid('analysis_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    publishedById: uuid('published_by_id').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.versionId, t.analysisId],
      foreignColumns: [qualityVersion.id, qualityVersion.analysisId],
      name: 'quality_publication_version_fk',
    }),
    foreignKey({
      columns: [t.versionId, t.organisationId],
      foreignColumns: [qualityVersion.id, qualityVersion.organisationId],
      name: 'quality_publication_organisation_fk',
    }),
    index('quality_publication_analysis_id_idx').on(t.analysisId),
    index('quality_publication_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: `${drafts.meaning}; ${publishedReaders.meaning}`,
      viewer: `${drafts.viewer} or ${publishedReaders.viewer}`,
    }),
    ...rows.insertable({
      meaning: 'the principal, in their own name, of the version that was approved',
      viewer: `${led} and published_by_id = access.viewer_person() and published_at = ${now}
        and access.analysis_before(analysis_id) = 'APPROVED' and version_id = access.approved_version(analysis_id)`,
    }),
    ...rows.imported(),
  ],
)
