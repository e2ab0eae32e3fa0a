import { foreignKey, type PgColumn, uuid } from 'drizzle-orm/pg-core'
import { qualityModelSection } from '../quality_model/quality_model.table.ts'
import { qualityAnalysis } from './quality_analysis.table.ts'

/** Something about a section of an analysis, which its keys hold to be of the model of both. */
export const ofSection = () => ({
  analysisId: uuid('analysis_id').notNull(),
  sectionId: uuid('section_id').notNull(),
  modelId: uuid('model_id').notNull(),
})

export const sectionLinks = (table: string, t: Readonly<Record<'analysisId' | 'sectionId' | 'modelId', PgColumn>>) => [
  foreignKey({
    columns: [t.analysisId, t.modelId],
    foreignColumns: [qualityAnalysis.id, qualityAnalysis.modelId],
    name: `${table}_analysis_fk`,
  }),
  foreignKey({
    columns: [t.sectionId, t.modelId],
    foreignColumns: [qualityModelSection.id, qualityModelSection.modelId],
    name: `${table}_section_fk`,
  }),
]
