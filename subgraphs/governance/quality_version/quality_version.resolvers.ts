import { personOf } from '../../access/persons.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { analysisPayload } from '../quality_analysis/quality_analysis.resolvers.ts'
import { tagOf } from '../quality_model/quality_model.rules.ts'
import { sectionDifferences } from './difference.rules.ts'
import { approveGiven, publishGiven, reopenGiven, returnGiven, submitGiven, versionById } from './quality_version.acts.ts'
import { sectionsByTag } from './quality_version.queries.ts'

/** How a version differs from another, where the viewer sees both. */
async function differenceOf(id: string, from: string, context: GovernanceContext) {
  const older = await versionById(from, context)
  const { sectionsOfVersion } = context.load
  return older && sectionDifferences(await sectionsOfVersion.load(older.id), await sectionsOfVersion.load(id))
}

export const qualityVersionResolvers = {
  Query: {
    qualityByTag: async (_, { tag, academicYear, first, after }, { read }) => {
      const page = pageOf({ first, after }, ['id', 'id'])
      const rows = await sectionsByTag(read, { tag: tagOf(tag), academicYear, page })
      return connectionOf(rows, page.size, (row) => [row.organisationId, row.id])
    },
  },
  QualityVersion: {
    analysis: ({ analysisId }, _, { load }) => load.qualityAnalysis.load(analysisId),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    sections: ({ id }, _, { load }) => load.sectionsOfVersion.load(id),
    submittedBy: ({ submittedById }, _, context) => personOf(submittedById, context),
    decision: async ({ id }, _, { load }) => (await load.qualityDecision.load(id))[0] ?? null,
    comments: async ({ id, analysisId }, _, { load }) =>
      (await load.qualityComments.load(analysisId)).filter(({ versionId }) => versionId === id),
    difference: ({ id }, { from }, context) => differenceOf(id, from, context),
  },
  QualityVersionSection: {
    version: ({ versionId }, _, { load }) => load.qualityVersion.load(versionId),
    evidence: async ({ versionId, sectionId }, _, { load }) =>
      (await load.evidenceOfVersion.load(versionId)).filter((one) => one.sectionId === sectionId),
  },
  QualityDecision: { decidedBy: ({ decidedById }, _, context) => personOf(decidedById, context) },
  Mutation: {
    submitQualityAnalysis: (_, { input }, context, info) => submitGiven(info, context, input),
    returnQualityAnalysis: (_, { input }, context, info) => returnGiven(info, context, input),
    approveQualityAnalysis: (_, { input }, context, info) => approveGiven(info, context, input),
    publishQualityAnalysis: (_, { input }, context, info) => publishGiven(info, context, input),
    reopenQualityAnalysis: (_, { input }, context, info) => reopenGiven(info, context, input),
  },
  SubmitQualityAnalysisPayload: analysisPayload,
  ReturnQualityAnalysisPayload: analysisPayload,
  ApproveQualityAnalysisPayload: analysisPayload,
  PublishQualityAnalysisPayload: analysisPayload,
  ReopenQualityAnalysisPayload: analysisPayload,
} satisfies Resolvers
