import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type {
  CommentOnSectionInput, NameContributorInput, QualityAnalysisAction, RemoveContributorInput, ResolveCommentInput, StartQualityAnalysisInput,
  WriteAnalysisSectionInput,
} from '../governance.generated.ts' // prettier-ignore
import { qualityPlaceActions } from '../quality_model/quality_model.actions.ts'
import { type Acting, noPlace, placeOf } from '../quality_model/quality_model.acts.ts'
import type { QualityPlace } from '../quality_model/quality_model.queries.ts'
import { qualityAnalysisActions } from './quality_analysis.actions.ts'
import type {
  CommentOnSectionPayloadRow, NameContributorPayloadRow, QualityAnalysisRow, RemoveContributorPayloadRow, ResolveCommentPayloadRow,
  StartQualityAnalysisPayloadRow, WriteAnalysisSectionPayloadRow,
} from './quality_analysis.queries.ts' // prettier-ignore
import { commentFault, readsDraft, sectionTextFault, titleFault } from './quality_analysis.rules.ts'
import {
  beside, comment, isSectionOf, isStaffThere, isVersionOf, name, remove, resolve, start, stillOpen, writeSection, type Writer,
} from './quality_analysis.writes.ts' // prettier-ignore

export const analysisById = (id: string, { load }: GovernanceContext) => (isId(id) ? load.qualityAnalysis.load(id) : null)
export const noSection = refused('SECTION_INVALID', 'The model of the analysis has no such section.', 'sectionId')

/** Who writes, when and with which ids. */
export const writer = ({ viewer, call, newId }: GovernanceContext): Writer => ({ by: viewer.id, now: call.now, newId })

export async function startGiven(...[info, context, input]: Acting<StartQualityAnalysisInput>) {
  return actOn<QualityPlace, StartQualityAnalysisPayloadRow>(info, context, input, {
    source: await placeOf(input.organisationId, context),
    action: qualityPlaceActions.START_QUALITY_ANALYSIS,
    unknown: noPlace,
    run: async (tx, { id: organisationId }) => {
      const { title, academicYear, qualityModelId: modelId } = input
      const fault = titleFault(title)
      if (fault) return faulty(fault)
      const notChosen = refused('MODEL_NOT_CHOSEN', 'The model is not chosen for the school year there.', 'qualityModelId')
      if (!isId(modelId)) return notChosen
      const id = context.newId<'QualityAnalysis'>()
      const stopped = await start(tx, { id, organisationId, academicYear, modelId, title }, writer(context))
      if (stopped === 'quality_analysis_one') return refused('ALREADY_STARTED', 'There is one by the model.', 'qualityModelId')
      return stopped ? notChosen : done(id, upserted('QualityAnalysis', id))
    },
  })
}

interface OnAnalysis {
  readonly qualityAnalysisId: string
  readonly idempotencyKey?: string | null | undefined
}

/** Does something to an analysis; a reason not to undoes it all. */
export async function onAnalysis<Answer extends Done>(
  action: QualityAnalysisAction,
  [info, context, input]: Acting<OnAnalysis>,
  run: (tx: Write, analysis: QualityAnalysisRow) => Promise<Outcome<Answer> | null>,
): Promise<Answer> {
  return actOn<QualityAnalysisRow, Answer>(info, context, input, {
    source: await analysisById(input.qualityAnalysisId, context),
    action: qualityAnalysisActions[action],
    unknown: refused('NOT_FOUND', 'There is no such analysis that you may see.', 'qualityAnalysisId') as unknown as Outcome<Answer>,
    run: async (tx, analysis) =>
      (await run(tx, analysis)) ?? (done(analysis.id, upserted('QualityAnalysis', analysis.id)) as unknown as Outcome<Answer>),
  })
} // prettier-ignore

/** Does something to what an analysis says while it is being written, side by side with whoever else writes. */
export const onDraft = <Answer extends Done>(
  action: QualityAnalysisAction,
  given: Acting<OnAnalysis>,
  run: (tx: Write, analysis: QualityAnalysisRow) => Promise<Outcome<Answer> | null>,
): Promise<Answer> =>
  onAnalysis<Answer>(action, given, async (tx, analysis) => {
    await beside(tx, analysis.id)
    if (await stillOpen(tx, analysis.id)) return run(tx, analysis)
    const closed = refused('NOT_OPEN', 'The analysis is not being written now.', 'qualityAnalysisId')
    return closed as unknown as Outcome<Answer>
  })

export const nameGiven = (...given: Acting<NameContributorInput>) =>
  onAnalysis<NameContributorPayloadRow>('NAME_CONTRIBUTOR', given, async (tx, { id, organisationId }) => {
    const [, context, { personId, role }] = given
    if (!isId(personId) || !(await isStaffThere(tx, personId, organisationId)))
      return refused('PERSON_NOT_FOUND', 'Nobody of the staff has this id.', 'personId')
    const stopped = await name(tx, id, { personId, role }, writer(context))
    return stopped ? refused('ALREADY_NAMED', 'They take part already.', 'personId') : null
  })

export const removeGiven = (...given: Acting<RemoveContributorInput>) =>
  onAnalysis<RemoveContributorPayloadRow>('REMOVE_CONTRIBUTOR', given, async (tx, { id }) => {
    const [, { call }, { contributorId }] = given
    if (isId(contributorId) && (await remove(tx, id, contributorId, call.now))) return null
    return refused('CONTRIBUTOR_NOT_FOUND', 'Nobody takes part by this id.', 'contributorId')
  })

export const writeGiven = (...given: Acting<WriteAnalysisSectionInput>) =>
  onDraft<WriteAnalysisSectionPayloadRow>('WRITE_ANALYSIS_SECTION', given, async (tx, analysis) => {
    const [, context, { sectionId, text, expectedVersion }] = given
    const fault = sectionTextFault(text)
    if (fault) return faulty(fault)
    if (!isId(sectionId) || !(await isSectionOf(tx, analysis, sectionId))) return noSection
    if (await writeSection(tx, analysis, { sectionId, text, expectedVersion }, writer(context))) return null
    throw conflict('The section', expectedVersion)
  })

export const commentGiven = (...given: Acting<CommentOnSectionInput>) =>
  onAnalysis<CommentOnSectionPayloadRow>('COMMENT_ON_SECTION', given, async (tx, analysis) => {
    const [, context, { sectionId, text, versionId = null }] = given
    const fault = commentFault(text)
    if (fault) return faulty(fault)
    if (!isId(sectionId) || !(await isSectionOf(tx, analysis, sectionId))) return noSection
    const isFromAuthority = !readsDraft(analysis)
    const isThere = versionId === null ? !isFromAuthority : isId(versionId) && (await isVersionOf(tx, analysis.id, versionId))
    if (!isThere) return refused('VERSION_NOT_FOUND', 'There is no such submitted version.', 'versionId')
    await comment(tx, analysis, { sectionId, versionId, text, isFromAuthority }, writer(context))
    return null
  })

export const resolveGiven = (...given: Acting<ResolveCommentInput>) =>
  onDraft<ResolveCommentPayloadRow>('RESOLVE_COMMENT', given, async (tx, { id }) => {
    const [, context, { commentId }] = given
    if (isId(commentId) && (await resolve(tx, id, commentId, writer(context)))) return null
    return refused('COMMENT_NOT_FOUND', 'There is no such comment that is not dealt with.', 'commentId')
  })
