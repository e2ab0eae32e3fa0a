import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  ApproveQualityAnalysisError, PublishQualityAnalysisError, QualityDecisionKind, ReopenQualityAnalysisError, ReturnQualityAnalysisError,
  SubmitQualityAnalysisError,
} from '../governance.generated.ts' // prettier-ignore

export interface QualityVersionRow {
  readonly id: Id<'QualityVersion'>
  readonly analysisId: Id<'QualityAnalysis'>
  readonly organisationId: Id<'Organisation'>
  readonly academicYear: string
  readonly number: number
  readonly submittedById: Id<'Person'>
  readonly submittedAt: Date
  readonly publishedAt: Date | null
}

export interface QualityVersionSectionRow {
  readonly id: Id<'QualityVersionSection'>
  readonly versionId: Id<'QualityVersion'>
  readonly sectionId: Id<'QualityModelSection'>
  readonly position: number
  readonly title: string
  readonly tags: readonly string[]
  readonly text: string
}

export interface QualityDecisionRow {
  readonly id: Id<'QualityDecision'>
  readonly versionId: Id<'QualityVersion'>
  readonly kind: QualityDecisionKind
  readonly reason: string | null
  readonly decidedById: Id<'Person'>
  readonly decidedAt: Date
}

export type SubmitQualityAnalysisPayloadRow = Done<SubmitQualityAnalysisError>
export type ReturnQualityAnalysisPayloadRow = Done<ReturnQualityAnalysisError>
export type ApproveQualityAnalysisPayloadRow = Done<ApproveQualityAnalysisError>
export type PublishQualityAnalysisPayloadRow = Done<PublishQualityAnalysisError>
export type ReopenQualityAnalysisPayloadRow = Done<ReopenQualityAnalysisError>

const versions = part`v.id, v.analysis_id, v.organisation_id, v.academic_year, v.number, v.submitted_by_id, v.submitted_at,
    p.published_at
  from governance.quality_version v left join governance.quality_publication p on p.version_id = v.id`
const sections = part`s.id, s.version_id, s.section_id, s.position, s.title, s.tags, s.text`

interface Tagged {
  readonly tag: string
  readonly academicYear: string
  readonly page: Page<readonly [organisationId: string, id: string]>
}

/** A section with where it is from, which its place in the list hangs on. */
export type PlacedSection = QualityVersionSectionRow & { readonly organisationId: string }

// Of each analysis what was published last: a later publication takes the place of the one before.
export const sectionsByTag = (read: Read, { tag, academicYear, page: { after, limit } }: Tagged) =>
  read<PlacedSection>`/* qualityByTag */ select v.organisation_id, ${sections}
    from governance.quality_version v join governance.quality_publication p on p.version_id = v.id
    join governance.quality_version_section s on s.version_id = v.id
    where v.academic_year = ${academicYear} and s.tags @> array[${tag}]::text[]
      and not exists (select from governance.quality_publication l join governance.quality_version n on n.id = l.version_id
        where l.analysis_id = v.analysis_id and n.number > v.number)
      ${after ? part`and (v.organisation_id, s.id) > (${after[0]}::uuid, ${after[1]}::uuid)` : nothing}
    order by v.organisation_id, s.id limit ${limit}`

export const qualityVersionLoaders = (read: Read) => ({
  qualityVersion: byId((ids) => read<QualityVersionRow>`/* qualityVersionsById */ select ${versions} where v.id = any(${ids}::uuid[])`),
  versionsOfAnalysis: byParent(
    (analyses) => read<QualityVersionRow>`/* versionsOfAnalyses */ select ${versions} where v.analysis_id = any(${analyses}::uuid[])
      order by v.number`,
    ({ analysisId }) => analysisId,
  ),
  sectionsOfVersion: byParent(
    (ids) => read<QualityVersionSectionRow>`/* sectionsOfVersions */ select ${sections} from governance.quality_version_section s
      where s.version_id = any(${ids}::uuid[]) order by s.position`,
    ({ versionId }) => versionId,
  ),
  qualityDecision: byParent(
    (ids) => read<QualityDecisionRow>`/* qualityDecisions */ select id, version_id, kind, reason, decided_by_id, decided_at
      from governance.quality_decision where version_id = any(${ids}::uuid[])`,
    ({ versionId }) => versionId,
  ),
}) // prettier-ignore
