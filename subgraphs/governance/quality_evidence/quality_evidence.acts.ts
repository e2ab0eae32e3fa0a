import { refused } from '../../shared/action.ts'
import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import { isText } from '../../shared/text.ts'
import type { PinEvidenceInput, UnpinEvidenceInput } from '../governance.generated.ts'
import { noSection, onDraft, writer } from '../quality_analysis/quality_analysis.acts.ts'
import type { QualityAnalysisRow } from '../quality_analysis/quality_analysis.queries.ts'
import { isSectionOf, type Writer } from '../quality_analysis/quality_analysis.writes.ts'
import type { Acting } from '../quality_model/quality_model.acts.ts'
import type { PinEvidencePayloadRow, UnpinEvidencePayloadRow } from './quality_evidence.queries.ts'

const maxEvidence = 50

// By their own rows, before the key of the row says that it exists.
async function seesFigure(tx: Write, id: string): Promise<boolean> {
  const found = await tx`/* seesFigure */ select from governance.kpi_value where id = ${id}`
  return found.length > 0
}

async function isFull(tx: Write, analysisId: string, sectionId: string): Promise<boolean> {
  const found = await tx`/* countEvidence */ select from governance.quality_evidence
    where analysis_id = ${analysisId} and section_id = ${sectionId}`
  return found.length >= maxEvidence
}

interface Pinned {
  readonly sectionId: string
  readonly kpiValueId: string
  readonly note: string | null
}

const pin = (tx: Write, { id, modelId }: QualityAnalysisRow, pinned: Pinned, { by, now, newId }: Writer): Promise<string | null> =>
  violated(tx, (inner) => inner`/* pinEvidence */ insert into governance.quality_evidence (id, analysis_id, section_id, model_id,
      kpi_value_id, note, pinned_by_id, pinned_at)
    values (${newId<'QualityEvidence'>()}, ${id}, ${pinned.sectionId}, ${modelId}, ${pinned.kpiValueId}, ${pinned.note}, ${by}, ${now})`) // prettier-ignore

async function unpin(tx: Write, analysisId: string, id: string): Promise<boolean> {
  const taken =
    await tx`/* unpinEvidence */ delete from governance.quality_evidence where id = ${id} and analysis_id = ${analysisId}`
  return taken.count === 1
}

export const pinGiven = (...given: Acting<PinEvidenceInput>) =>
  onDraft<PinEvidencePayloadRow>('PIN_EVIDENCE', given, async (tx, analysis) => {
    const [, context, { sectionId, kpiValueId, note = null }] = given
    if (note !== null && !(isText(note, 500) && note.length <= 500))
      return refused('NOTE_INVALID', 'Give a note of 1 to 500 characters, or none.', 'note')
    if (!isId(sectionId) || !(await isSectionOf(tx, analysis, sectionId))) return noSection
    if (!isId(kpiValueId) || !(await seesFigure(tx, kpiValueId)))
      return refused('KPI_VALUE_NOT_FOUND', 'There is no such figure that you may see.', 'kpiValueId')
    if (await isFull(tx, analysis.id, sectionId)) return refused('TOO_MANY', 'The section rests on 50 figures.', 'sectionId')
    const stopped = await pin(tx, analysis, { sectionId, kpiValueId, note }, writer(context))
    return stopped ? refused('ALREADY_PINNED', 'The section rests on it already.', 'kpiValueId') : null
  })

export const unpinGiven = (...given: Acting<UnpinEvidenceInput>) =>
  onDraft<UnpinEvidencePayloadRow>('UNPIN_EVIDENCE', given, async (tx, { id }) => {
    const { evidenceId } = given[2]
    if (isId(evidenceId) && (await unpin(tx, id, evidenceId))) return null
    return refused('EVIDENCE_NOT_FOUND', 'There is no such evidence.', 'evidenceId')
  })
