import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import type { QualityContributorRole } from '../governance.generated.ts'
import type { QualityAnalysisRow } from './quality_analysis.queries.ts'

/** Who writes, when and with which ids. */
export interface Writer {
  readonly by: string
  readonly now: Date
  readonly newId: NewId
}

interface Started {
  readonly id: string
  readonly organisationId: string
  readonly academicYear: string
  readonly modelId: string
  readonly title: string
}

/** Null, or the constraint that kept it from being started. */
export const start = (tx: Write, given: Started, { by, now }: Writer): Promise<string | null> =>
  violated(tx, (inner) => inner`/* startQualityAnalysis */ insert into governance.quality_analysis (id, organisation_id, academic_year,
      model_id, title, started_by_id, started_at)
    values (${given.id}, ${given.organisationId}, ${given.academicYear}, ${given.modelId}, ${given.title.trim()}, ${by}, ${now})`) // prettier-ignore

/** Whoever writes in an analysis goes side by side, and whoever submits it waits for them, and they for that. */
export const beside = (tx: Write, id: string) =>
  tx`/* besideAnalysis */ select pg_advisory_xact_lock_shared(hashtextextended(${`quality ${id}`}, 0))`
export const alone = (tx: Write, id: string) =>
  tx`/* aloneWithAnalysis */ select pg_advisory_xact_lock(hashtextextended(${`quality ${id}`}, 0))`

/** Whether the analysis is still being written, by the viewer: asked once nobody else can end that. */
export async function stillOpen(tx: Write, id: string): Promise<boolean> {
  const found = await tx`/* stillOpen */ select from access.open_analyses() o(id) where o.id = ${id}`
  return found.length > 0
}

export async function isSectionOf(tx: Write, { modelId }: QualityAnalysisRow, sectionId: string): Promise<boolean> {
  const found = await tx`/* isSectionOf */ select from governance.quality_model_section
    where id = ${sectionId} and model_id = ${modelId}`
  return found.length > 0
}

interface Written {
  readonly sectionId: string
  readonly text: string
  readonly expectedVersion: number
}

/** Writes a section that is at the expected version, 0 where nobody has; whether it was. */
export async function writeSection(tx: Write, { id, modelId }: QualityAnalysisRow, given: Written, { by, now }: Writer) {
  const { sectionId, text, expectedVersion } = given
  const written =
    expectedVersion === 0
      ? await tx`/* writeNewSection */ insert into governance.quality_text (analysis_id, section_id, model_id, text, author_id, modified_at)
          values (${id}, ${sectionId}, ${modelId}, ${text}, ${by}, ${now}) on conflict (analysis_id, section_id) do nothing`
      : await tx`/* writeSection */ update governance.quality_text set text = ${text}, author_id = ${by}, modified_at = ${now},
          version = version + 1 where analysis_id = ${id} and section_id = ${sectionId} and version = ${expectedVersion}`
  return written.count === 1
}

export async function isStaffThere(tx: Write, personId: string, organisationId: string): Promise<boolean> {
  const [row] = await tx<{ is: boolean }[]>`/* isStaffThere */ select access.is_staff_there(${personId}, ${organisationId}) as is`
  return row!.is
}

/** Null, or the constraint that kept them from being named. */
export const name = (
  tx: Write,
  analysisId: string,
  { personId, role }: { readonly personId: string; readonly role: QualityContributorRole },
  { by, now, newId }: Writer,
): Promise<string | null> =>
  violated(tx, (inner) => inner`/* nameContributor */ insert into governance.quality_contributor (id, analysis_id, person_id, role,
      named_by_id, named_at)
    values (${newId<'QualityContributor'>()}, ${analysisId}, ${personId}, ${role}, ${by}, ${now})`) // prettier-ignore

export const remove = async (tx: Write, analysisId: string, id: string, now: Date): Promise<boolean> =>
  (
    await tx`/* removeContributor */ update governance.quality_contributor set removed_at = ${now}
      where id = ${id} and analysis_id = ${analysisId} and removed_at is null`
  ).count === 1

export async function isVersionOf(tx: Write, analysisId: string, versionId: string): Promise<boolean> {
  const found =
    await tx`/* isVersionOf */ select from governance.quality_version where id = ${versionId} and analysis_id = ${analysisId}`
  return found.length > 0
}

interface Said {
  readonly sectionId: string
  readonly versionId: string | null
  readonly text: string
  readonly isFromAuthority: boolean
}

export const comment = (tx: Write, { id, modelId }: QualityAnalysisRow, said: Said, { by, now, newId }: Writer) =>
  tx`/* commentOnSection */ insert into governance.quality_comment (id, analysis_id, section_id, model_id, version_id, text, author_id,
      is_from_authority, written_at)
    values (${newId<'QualityComment'>()}, ${id}, ${said.sectionId}, ${modelId}, ${said.versionId}, ${said.text}, ${by},
      ${said.isFromAuthority}, ${now})`

export const resolve = async (tx: Write, analysisId: string, commentId: string, { by, now }: Writer): Promise<boolean> =>
  (
    await tx`/* resolveComment */ update governance.quality_comment set resolved_at = ${now}, resolved_by_id = ${by}
      where id = ${commentId} and analysis_id = ${analysisId} and resolved_at is null`
  ).count === 1
