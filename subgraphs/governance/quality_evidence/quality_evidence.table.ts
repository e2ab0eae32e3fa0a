import { sql } from 'drizzle-orm'
import { check, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { now } from '../../shared/rows.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpiValue } from '../kpi_value/kpi_value.table.ts'
import { draftReaders, whileOpen } from '../quality_analysis/quality_analysis.reach.ts'
import { ofSection, sectionLinks } from '../quality_analysis/quality_section.columns.ts'
import { instant } from '../quality_model/quality_model.table.ts'

/** A figure as it is pinned to a section: the row itself, which says for ever what it said. Whoever reads it sees it as far as they see figures. */
export const pinned = () => ({
  kpiValueId: uuid('kpi_value_id')
    .notNull()
    .references(() => kpiValue.id),
  note: text('note'),
  pinnedById: uuid('pinned_by_id').notNull(),
  pinnedAt: instant('pinned_at').notNull(),
})

/** The figures that a section rests on while it is being written. */
export const qualityEvidence = governanceSchema.table(
  'quality_evidence',
  { id: uuid('id').primaryKey(), ...ofSection(), ...pinned() },
  (t) => [
    ...sectionLinks('quality_evidence', t),
    check('quality_evidence_note_check', sql`length(${t.note}) between 1 and 500`),
    unique('quality_evidence_one').on(t.analysisId, t.sectionId, t.kpiValueId),
    index('quality_evidence_section_id_idx').on(t.sectionId),
    index('quality_evidence_kpi_value_id_idx').on(t.kpiValueId),
    ...rows.visible(draftReaders('analysis_id')),
    ...rows.insertable({
      meaning: `${whileOpen.meaning}, in their own name, of a figure that they may see`,
      viewer: `${whileOpen.viewer} and pinned_by_id = access.viewer_person() and pinned_at = ${now}
        and exists (select from governance.kpi_value v where v.id = kpi_value_id)`,
    }),
    ...rows.deletable(whileOpen),
    rows.system(),
  ],
)
