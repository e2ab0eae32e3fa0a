import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type {
  CommentOnSectionError, NameContributorError, QualityAnalysisState, QualityContributorRole, RemoveContributorError, ResolveCommentError,
  StartQualityAnalysisError, WriteAnalysisSectionError,
} from '../governance.generated.ts' // prettier-ignore
import type { Reading } from './quality_analysis.rules.ts'

export interface QualityAnalysisRow extends Reading {
  readonly id: Id<'QualityAnalysis'>
  readonly organisationId: Id<'Organisation'>
  readonly modelId: Id<'QualityModel'>
  readonly academicYear: string
  readonly title: string
  readonly state: QualityAnalysisState
  readonly startedById: Id<'Person'>
  readonly startedAt: Date
}

/** A section of an analysis as it is being written; version 0 where nobody has. */
export interface QualityAnalysisSectionRow {
  readonly analysisId: Id<'QualityAnalysis'>
  readonly sectionId: Id<'QualityModelSection'>
  readonly text: string
  readonly version: number
  readonly authorId: Id<'Person'> | null
  readonly modifiedAt: Date | null
}

export interface QualityContributorRow {
  readonly id: Id<'QualityContributor'>
  readonly analysisId: Id<'QualityAnalysis'>
  readonly personId: Id<'Person'>
  readonly role: QualityContributorRole
  readonly namedById: Id<'Person'>
  readonly namedAt: Date
}

export interface QualityCommentRow {
  readonly id: Id<'QualityComment'>
  readonly analysisId: Id<'QualityAnalysis'>
  readonly sectionId: Id<'QualityModelSection'>
  readonly versionId: Id<'QualityVersion'> | null
  readonly text: string
  readonly authorId: Id<'Person'>
  readonly isFromAuthority: boolean
  readonly writtenAt: Date
  readonly resolvedAt: Date | null
}

export type StartQualityAnalysisPayloadRow = Done<StartQualityAnalysisError>
export type NameContributorPayloadRow = Done<NameContributorError>
export type RemoveContributorPayloadRow = Done<RemoveContributorError>
export type WriteAnalysisSectionPayloadRow = Done<WriteAnalysisSectionError>
export type CommentOnSectionPayloadRow = Done<CommentOnSectionError>
export type ResolveCommentPayloadRow = Done<ResolveCommentError>

const columns = part`a.id, a.organisation_id, a.model_id, a.academic_year, a.title, a.state, a.started_by_id, a.started_at,
  a.organisation_id = any (array(select access.units('PRINCIPAL'))) as is_leader,
  a.id = any (array(select access.own_analyses('AUTHOR'))) as is_author,
  a.id = any (array(select access.own_analyses('AUTHOR', 'READER'))) as is_contributor,
  a.organisation_id = any (array(select access.units('AUTHORITY_ADMIN'))) as is_authority`

const sectionsOfAnalyses = (read: Read) =>
  byParent(
    (analyses) => read<QualityAnalysisSectionRow>`/* sectionsOfAnalyses */ select a.id as analysis_id, s.id as section_id,
        coalesce(t.text, '') as text, coalesce(t.version, 0) as version, t.author_id, t.modified_at
      from governance.quality_analysis a join governance.quality_model_section s on s.model_id = a.model_id
      left join governance.quality_text t on t.analysis_id = a.id and t.section_id = s.id
      where a.id = any(${analyses}::uuid[]) and a.id = any (array(select access.drafted_analyses())) order by s.position`,
    ({ analysisId }) => analysisId,
  )

export const qualityAnalysisLoaders = (read: Read) => ({
  qualityAnalysis: byId(
    (ids) => read<QualityAnalysisRow>`/* qualityAnalysesById */ select ${columns} from governance.quality_analysis a
      where a.id = any(${ids}::uuid[])`,
  ),
  qualityAnalyses: byParentAnd(
    (places, { academicYear }: { readonly academicYear: string | null }) => read<QualityAnalysisRow>`/* qualityAnalysesOf */
      select ${columns} from governance.quality_analysis a where a.organisation_id = any(${places}::uuid[])
      ${academicYear === null ? nothing : part`and a.academic_year = ${academicYear}`} order by a.academic_year desc, a.title, a.id`,
    ({ organisationId }) => organisationId,
  ),
  sectionsOfAnalysis: sectionsOfAnalyses(read),
  qualityContributors: byParent(
    (analyses) => read<QualityContributorRow>`/* qualityContributors */ select id, analysis_id, person_id, role, named_by_id, named_at
      from governance.quality_contributor where analysis_id = any(${analyses}::uuid[]) and removed_at is null order by named_at, id`,
    ({ analysisId }) => analysisId,
  ),
  qualityComments: byParent(
    (analyses) => read<QualityCommentRow>`/* qualityComments */ select id, analysis_id, section_id, version_id, text, author_id,
        is_from_authority, written_at, resolved_at
      from governance.quality_comment where analysis_id = any(${analyses}::uuid[]) order by written_at, id`,
    ({ analysisId }) => analysisId,
  ),
}) // prettier-ignore
