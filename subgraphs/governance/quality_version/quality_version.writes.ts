import type { Write } from '../../shared/database.ts'
import type { QualityAnalysisRow } from '../quality_analysis/quality_analysis.queries.ts'
import { type QualityStep, stepOf } from '../quality_analysis/quality_analysis.rules.ts'
import type { Writer } from '../quality_analysis/quality_analysis.writes.ts'
import { type Drafted, isSaid } from './quality_version.rules.ts'

/** The draft of an analysis, section by section. */
export const drafted = (tx: Write, analysisId: string) => tx<Drafted[]>`/* draftedSections */ select s.id as section_id, s.title,
    s.is_required, s.min_evidence, coalesce(t.text, '') as text,
    array(select e.id from governance.quality_evidence e where e.analysis_id = a.id and e.section_id = s.id) as evidence_ids
  from governance.quality_analysis a join governance.quality_model_section s on s.model_id = a.model_id
  left join governance.quality_text t on t.analysis_id = a.id and t.section_id = s.id where a.id = ${analysisId} order by s.position`

/** Writes down what a draft says, for ever. */
export async function submit(tx: Write, analysis: QualityAnalysisRow, sections: readonly Drafted[], { by, now, newId }: Writer) {
  const versionId = newId<'QualityVersion'>()
  const { id, organisationId, academicYear } = analysis
  await tx`/* submitQualityVersion */ insert into governance.quality_version (id, analysis_id, organisation_id, academic_year, number,
      submitted_by_id, submitted_at)
    values (${versionId}, ${id}, ${organisationId}, ${academicYear},
      (select coalesce(max(number), 0) + 1 from governance.quality_version where analysis_id = ${id}), ${by}, ${now})`
  const said = sections.filter(isSaid)
  await tx`/* submitQualitySections */ insert into governance.quality_version_section (id, version_id, section_id, position, title, tags, text)
    select i.id, ${versionId}, s.id, s.position, s.title, s.tags, coalesce(t.text, '')
    from unnest(${said.map(() => newId<'QualityVersionSection'>())}::uuid[], ${said.map(({ sectionId }) => sectionId)}::uuid[]) i(id, section)
    join governance.quality_model_section s on s.id = i.section
    left join governance.quality_text t on t.analysis_id = ${id} and t.section_id = s.id`
  const pinned = sections.flatMap(({ evidenceIds }) => evidenceIds)
  await tx`/* submitQualityEvidence */ insert into governance.quality_version_evidence (id, version_id, section_id, kpi_value_id, note,
      pinned_by_id, pinned_at)
    select i.id, ${versionId}, e.section_id, e.kpi_value_id, e.note, e.pinned_by_id, e.pinned_at
    from unnest(${pinned.map(() => newId<'QualityEvidence'>())}::uuid[], ${pinned}::uuid[]) i(id, evidence)
    join governance.quality_evidence e on e.id = i.evidence`
  return versionId
}

/** Whether an analysis can take a step: asked once nobody else takes one. */
export async function isReady(tx: Write, id: string, name: QualityStep): Promise<boolean> {
  const found = await tx`/* readyQualityAnalysis */ select from governance.quality_analysis
    where id = ${id} and state = any(${stepOf(name).from as string[]}::text[])`
  return found.length > 0
}

/** Takes a step; whether the analysis could still take it. */
export async function move(tx: Write, id: string, name: QualityStep, now: Date): Promise<boolean> {
  const { from, to } = stepOf(name)
  const moved = await tx`/* moveQualityAnalysis */ update governance.quality_analysis set state = ${to},
      submitted_at = case when ${to} = 'SUBMITTED' then coalesce(submitted_at, ${now}) else submitted_at end,
      published_at = case when ${to} = 'PUBLISHED' then coalesce(published_at, ${now}) else published_at end
    where id = ${id} and state = any(${from as string[]}::text[])`
  return moved.count === 1
}

/** What was submitted last. */
export async function latestVersion(tx: Write, analysisId: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`/* latestVersion */ select id from governance.quality_version
    where analysis_id = ${analysisId} order by number desc limit 1`
  return row?.id
}

interface Decided {
  readonly versionId: string
  readonly kind: 'RETURNED' | 'APPROVED'
  readonly reason: string | null
}

export const decide = (tx: Write, { id, organisationId }: QualityAnalysisRow, given: Decided, { by, now, newId }: Writer) =>
  tx`/* decideQualityVersion */ insert into governance.quality_decision (id, version_id, analysis_id, organisation_id, kind, reason,
      decided_by_id, decided_at)
    values (${newId<'QualityDecision'>()}, ${given.versionId}, ${id}, ${organisationId}, ${given.kind}, ${given.reason}, ${by}, ${now})`

/** Publishes the version that was approved last. */
export const publish = (tx: Write, { id, organisationId }: QualityAnalysisRow, { by, now }: Writer) =>
  tx`/* publishQualityVersion */ insert into governance.quality_publication (version_id, analysis_id, organisation_id, published_by_id,
      published_at)
    select access.approved_version(${id}), ${id}, ${organisationId}, ${by}, ${now}`
