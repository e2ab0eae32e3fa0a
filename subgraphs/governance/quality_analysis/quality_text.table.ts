import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { version } from '../../shared/columns.ts'
import { now } from '../../shared/rows.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { instant } from '../quality_model/quality_model.table.ts'
import { qualityVersion } from '../quality_version/quality_version.table.ts'
import { draftReaders, whileOpen } from './quality_analysis.reach.ts'
import { ofSection, sectionLinks } from './quality_section.columns.ts'

/** What a section says while it is being written: no authority and no staff but the named ever read here. */
export const qualityText = governanceSchema.table(
  'quality_text',
  {
    ...ofSection(),
    text: text('text').notNull(),
    authorId: uuid('author_id').notNull(),
    version: version(),
    modifiedAt: instant('modified_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.analysisId, t.sectionId] }),
    ...sectionLinks('quality_text', t),
    check('quality_text_text_check', sql`length(${t.text}) <= 20000`),
    index('quality_text_section_id_idx').on(t.sectionId),
    ...rows.visible(draftReaders('analysis_id')),
    ...rows.insertable({
      meaning: `${whileOpen.meaning}, in their own name`,
      viewer: `${whileOpen.viewer} and author_id = access.viewer_person() and modified_at = ${now}`,
    }),
    ...rows.changeable({
      meaning: `${whileOpen.meaning}, in their own name`,
      viewer: whileOpen.viewer,
      becomes: `author_id = access.viewer_person() and modified_at = ${now}`,
      columns: ['text', 'author_id', 'version', 'modified_at'],
    }),
    rows.system(),
  ],
)

const toVersion = `exists (select from governance.quality_version v where v.id = version_id and v.organisation_id = any (array(select access.units('AUTHORITY_ADMIN'))))`

/** What somebody says of a section: of the draft, or of a version that was submitted. */
export const qualityComment = governanceSchema.table(
  'quality_comment',
  {
    id: uuid('id').primaryKey(),
    ...ofSection(),
    versionId: uuid('version_id'),
    text: text('text').notNull(),
    authorId: uuid('author_id').notNull(),
    isFromAuthority: boolean('is_from_authority').notNull(),
    writtenAt: instant('written_at').notNull(),
    resolvedAt: instant('resolved_at'),
    resolvedById: uuid('resolved_by_id'),
  },
  (t) => [
    ...sectionLinks('quality_comment', t),
    foreignKey({
      columns: [t.versionId, t.analysisId],
      foreignColumns: [qualityVersion.id, qualityVersion.analysisId],
      name: 'quality_comment_version_fk',
    }),
    check('quality_comment_text_check', sql`length(${t.text}) between 1 and 2000`),
    check('quality_comment_authority_check', sql`not ${t.isFromAuthority} or ${t.versionId} is not null`),
    check('quality_comment_resolved_check', sql`(${t.resolvedAt} is null) = (${t.resolvedById} is null)`),
    index('quality_comment_analysis_id_idx').on(t.analysisId, t.writtenAt, t.id),
    index('quality_comment_section_id_idx').on(t.sectionId),
    index('quality_comment_version_id_idx').on(t.versionId),
    ...rows.visible({
      meaning: `${draftReaders('analysis_id').meaning}; of a submitted version administrators of the authority too`,
      viewer: `${draftReaders('analysis_id').viewer} or ${toVersion}`,
    }),
    ...rows.insertable({
      meaning: `in their own name: ${draftReaders('analysis_id').meaning}; of a submitted version administrators of the authority, as such`,
      viewer: `author_id = access.viewer_person() and written_at = ${now} and resolved_at is null
        and ((not is_from_authority and ${draftReaders('analysis_id').viewer}) or (is_from_authority and ${toVersion}))`,
    }),
    ...rows.changeable({
      meaning: `${whileOpen.meaning}, once, in their own name`,
      viewer: whileOpen.viewer,
      was: 'resolved_at is null',
      becomes: 'resolved_by_id = access.viewer_person()',
      columns: ['resolved_at', 'resolved_by_id'],
    }),
    rows.system(),
  ],
)
