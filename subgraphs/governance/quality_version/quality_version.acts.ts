import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import { markDone } from '../annual_wheel/annual_wheel.writes.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type {
  ApproveQualityAnalysisInput, PublishQualityAnalysisInput, ReopenQualityAnalysisInput, ReturnQualityAnalysisInput, SubmitQualityAnalysisInput,
} from '../governance.generated.ts' // prettier-ignore
import { qualityAnalysisActions } from '../quality_analysis/quality_analysis.actions.ts'
import { onAnalysis, writer } from '../quality_analysis/quality_analysis.acts.ts'
import type { QualityAnalysisRow } from '../quality_analysis/quality_analysis.queries.ts'
import { alone } from '../quality_analysis/quality_analysis.writes.ts'
import type { Acting } from '../quality_model/quality_model.acts.ts'
import type {
  ApproveQualityAnalysisPayloadRow, PublishQualityAnalysisPayloadRow, ReopenQualityAnalysisPayloadRow, ReturnQualityAnalysisPayloadRow,
  SubmitQualityAnalysisPayloadRow,
} from './quality_version.queries.ts' // prettier-ignore
import { submitFaults } from './quality_version.rules.ts'
import { decide, drafted, isReady, latestVersion, move, publish, submit } from './quality_version.writes.ts'

export const versionById = (id: string, { load }: GovernanceContext) => (isId(id) ? load.qualityVersion.load(id) : null)

const notOpen = refused('NOT_OPEN', 'The analysis is not being written now.', 'qualityAnalysisId')

export const submitGiven = (...given: Acting<SubmitQualityAnalysisInput>) =>
  onAnalysis<SubmitQualityAnalysisPayloadRow>('SUBMIT_QUALITY_ANALYSIS', given, async (tx, analysis) => {
    const [, context] = given
    await alone(tx, analysis.id)
    if (!(await isReady(tx, analysis.id, 'SUBMIT'))) return notOpen
    const sections = await drafted(tx, analysis.id)
    const faults = submitFaults(sections)
    if (faults.length > 0) return faulty(...faults)
    const versionId = await submit(tx, analysis, sections, writer(context))
    await move(tx, analysis.id, 'SUBMIT', context.call.now)
    const { organisationId, academicYear } = analysis
    const marked = await markDone(tx, { kind: 'ANALYSIS', organisationId, academicYear }, context.viewer.id, context.call.now)
    return done(analysis.id, upserted('QualityAnalysis', analysis.id), upserted('QualityVersion', versionId), ...marked)
  })

interface OnVersion {
  readonly qualityVersionId: string
  readonly reason?: string | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

const decisions = {
  RETURNED: { action: qualityAnalysisActions.RETURN_QUALITY_ANALYSIS, step: 'RETURN' },
  APPROVED: { action: qualityAnalysisActions.APPROVE_QUALITY_ANALYSIS, step: 'APPROVE' },
} as const

/** Decides about the version that was read: a later one is to be read first. */
async function onVersion<Answer extends Done>(kind: 'RETURNED' | 'APPROVED', [info, context, input]: Acting<OnVersion>) {
  const version = await versionById(input.qualityVersionId, context)
  const { action, step } = decisions[kind]
  const unknown = refused('NOT_FOUND', 'There is no such version that you may see.', 'qualityVersionId')
  return actOn<QualityAnalysisRow, Answer>(info, context, input, {
    source: version && (await context.load.qualityAnalysis.load(version.analysisId)),
    action,
    unknown: unknown as unknown as Outcome<Answer>,
    run: async (tx, analysis) => {
      const answer = async () => {
        const { reason = null } = input
        const fault = reason === null ? null : reasonFault(reason)
        if (fault) return faulty(fault)
        await alone(tx, analysis.id)
        if ((await latestVersion(tx, analysis.id)) !== version?.id)
          return refused('NOT_LATEST', 'A later version has been submitted: read that one.', 'qualityVersionId')
        if (!(await isReady(tx, analysis.id, step)))
          return refused('NOT_SUBMITTED', 'The analysis is not submitted.', 'qualityVersionId')
        await decide(tx, analysis, { versionId: version!.id, kind, reason: reason?.trim() ?? null }, writer(context))
        await move(tx, analysis.id, step, context.call.now)
        return done(analysis.id, upserted('QualityAnalysis', analysis.id))
      }
      return (await answer()) as unknown as Outcome<Answer>
    },
  })
}

export const returnGiven = (...given: Acting<ReturnQualityAnalysisInput>) =>
  onVersion<ReturnQualityAnalysisPayloadRow>('RETURNED', given)

export const approveGiven = (...given: Acting<ApproveQualityAnalysisInput>) =>
  onVersion<ApproveQualityAnalysisPayloadRow>('APPROVED', given)

export const publishGiven = (...given: Acting<PublishQualityAnalysisInput>) =>
  onAnalysis<PublishQualityAnalysisPayloadRow>('PUBLISH_QUALITY_ANALYSIS', given, async (tx, analysis) => {
    const [, context] = given
    await alone(tx, analysis.id)
    if (!(await isReady(tx, analysis.id, 'PUBLISH')))
      return refused('NOT_APPROVED', 'The analysis is not approved.', 'qualityAnalysisId')
    await publish(tx, analysis, writer(context))
    await move(tx, analysis.id, 'PUBLISH', context.call.now)
    return null
  })

export const reopenGiven = (...given: Acting<ReopenQualityAnalysisInput>) =>
  onAnalysis<ReopenQualityAnalysisPayloadRow>('REOPEN_QUALITY_ANALYSIS', given, async (tx, { id }) => {
    if (await move(tx, id, 'REOPEN', given[1].call.now)) return null
    return refused('NOT_PUBLISHED', 'The analysis is not published.', 'qualityAnalysisId')
  })
