import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { academicYearOf } from '../period/period.rules.ts'
import { qualityAnalysisActions } from './quality_analysis.actions.ts'
import {
  analysisById,
  commentGiven,
  nameGiven,
  removeGiven,
  resolveGiven,
  startGiven,
  writeGiven,
} from './quality_analysis.acts.ts'
import { readsDraft, stateTold } from './quality_analysis.rules.ts'

/** What acts on an analysis answer. */
export const analysisPayload = {
  qualityAnalysis: ({ id }: { readonly id: string | null }, _: object, { load }: GovernanceContext) =>
    id ? load.qualityAnalysis.load(id) : null,
}

export const qualityAnalysisResolvers = {
  Query: { qualityAnalysis: (_, { id }, context) => analysisById(id, context) },
  Organisation: {
    qualityAnalyses: ({ id }, { academicYear = null }, { load }) => load.qualityAnalyses(id, { academicYear }),
  },
  UnitOverview: {
    analyses: ({ organisationId, span }, _, { load }) =>
      load.qualityAnalyses(organisationId, { academicYear: academicYearOf(span.end) }),
  },
  QualityAnalysis: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    model: ({ modelId }, _, { load }) => load.qualityModel.load(modelId),
    state: (row) => stateTold(row),
    sections: (row, _, { load }) => (readsDraft(row) ? load.sectionsOfAnalysis.load(row.id) : null),
    contributors: (row, _, { load }) => (readsDraft(row) ? load.qualityContributors.load(row.id) : null),
    versions: ({ id }, _, { load }) => load.versionsOfAnalysis.load(id),
    published: async ({ id }, _, { load }) =>
      (await load.versionsOfAnalysis.load(id)).findLast(({ publishedAt }) => publishedAt !== null) ?? null,
    startedBy: ({ startedById }, _, context) => personOf(startedById, context),
    permittedActions: (row, _, context) => permittedActions(qualityAnalysisActions, row, context),
  },
  QualityAnalysisSection: {
    section: ({ sectionId }, _, { load }) => load.qualityModelSection.load(sectionId),
    author: ({ authorId }, _, context) => personOf(authorId, context),
    evidence: async ({ analysisId, sectionId }, _, { load }) =>
      (await load.evidenceOfAnalysis.load(analysisId)).filter((one) => one.sectionId === sectionId),
    comments: async ({ analysisId, sectionId }, _, { load }) =>
      (await load.qualityComments.load(analysisId)).filter((one) => one.sectionId === sectionId),
  },
  QualityContributor: {
    person: ({ personId }, _, context) => personOf(personId, context),
    namedBy: ({ namedById }, _, context) => personOf(namedById, context),
  },
  QualityComment: {
    section: ({ sectionId }, _, { load }) => load.qualityModelSection.load(sectionId),
    version: ({ versionId }, _, { load }) => (versionId ? load.qualityVersion.load(versionId) : null),
    author: ({ authorId }, _, context) => personOf(authorId, context),
  },
  Mutation: {
    startQualityAnalysis: (_, { input }, context, info) => startGiven(info, context, input),
    nameContributor: (_, { input }, context, info) => nameGiven(info, context, input),
    removeContributor: (_, { input }, context, info) => removeGiven(info, context, input),
    writeAnalysisSection: (_, { input }, context, info) => writeGiven(info, context, input),
    commentOnSection: (_, { input }, context, info) => commentGiven(info, context, input),
    resolveComment: (_, { input }, context, info) => resolveGiven(info, context, input),
  },
  StartQualityAnalysisPayload: analysisPayload,
  NameContributorPayload: analysisPayload,
  RemoveContributorPayload: analysisPayload,
  WriteAnalysisSectionPayload: analysisPayload,
  CommentOnSectionPayload: analysisPayload,
  ResolveCommentPayload: analysisPayload,
} satisfies Resolvers
