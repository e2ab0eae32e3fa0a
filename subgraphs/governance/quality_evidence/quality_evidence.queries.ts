import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'
import type { PinEvidenceError, UnpinEvidenceError } from '../governance.generated.ts'

export interface QualityEvidenceRow {
  readonly id: Id<'QualityEvidence'>
  readonly sectionId: Id<'QualityModelSection'>
  readonly kpiValueId: Id<'KpiValue'>
  readonly note: string | null
  readonly pinnedById: Id<'Person'>
  readonly pinnedAt: Date
}

interface OfAnalysis extends QualityEvidenceRow {
  readonly analysisId: string
}

interface OfVersion extends QualityEvidenceRow {
  readonly versionId: string
}

export type PinEvidencePayloadRow = Done<PinEvidenceError>
export type UnpinEvidencePayloadRow = Done<UnpinEvidenceError>

const columns = part`e.id, e.section_id, e.kpi_value_id, e.note, e.pinned_by_id, e.pinned_at`

export const qualityEvidenceLoaders = (read: Read) => ({
  evidenceOfAnalysis: byParent(
    (analyses) => read<OfAnalysis>`/* evidenceOfAnalyses */ select e.analysis_id, ${columns} from governance.quality_evidence e
      where e.analysis_id = any(${analyses}::uuid[]) order by e.pinned_at, e.id`,
    ({ analysisId }) => analysisId,
  ),
  evidenceOfVersion: byParent(
    (
      versions,
    ) => read<OfVersion>`/* evidenceOfVersions */ select e.version_id, ${columns} from governance.quality_version_evidence e
      where e.version_id = any(${versions}::uuid[]) order by e.pinned_at, e.id`,
    ({ versionId }) => versionId,
  ),
})
