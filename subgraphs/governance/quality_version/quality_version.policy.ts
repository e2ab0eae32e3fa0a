import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { QualityVersionActsFields, QualityVersionFields } from '../governance.generated.ts'
import { ofQualityWork, onAnalysis } from '../quality_analysis/quality_analysis.policy.ts'
import { error } from '../quality_model/quality_model.policy.ts'
import { authority, principal } from '../quality_model/quality_model.rules.ts'

export const qualityVersionPolicy = {
  Query: { qualityByTag: ofQualityWork },
  QualityVersion: {
    id: allow,
    number: allow,
    analysis: allow,
    organisation: allow,
    academicYear: allow,
    sections: allow,
    submittedBy: allow,
    submittedAt: allow,
    decision: allow,
    publishedAt: allow,
    comments: allow,
    difference: allow,
  },
  QualityVersionSection: {
    id: allow,
    version: allow,
    position: allow,
    title: allow,
    tags: allow,
    text: allow,
    evidence: allow,
  },
  QualityDecision: { id: allow, kind: allow, reason: allow, decidedBy: allow, decidedAt: allow },
  QualitySectionDifference: { kind: allow, title: allow, parts: allow },
  QualityTextDifference: { kind: allow, text: allow },
  QualityVersionSectionConnection: { edges: allow, pageInfo: allow },
  QualityVersionSectionEdge: { node: allow, cursor: allow },
  // Of which analysis, the rules of the acts say: see quality_analysis.actions.ts.
  Mutation: {
    submitQualityAnalysis: principal,
    returnQualityAnalysis: authority,
    approveQualityAnalysis: authority,
    publishQualityAnalysis: principal,
    reopenQualityAnalysis: principal,
  },
  SubmitQualityAnalysisPayload: onAnalysis,
  SubmitQualityAnalysisError: error,
  ReturnQualityAnalysisPayload: onAnalysis,
  ReturnQualityAnalysisError: error,
  ApproveQualityAnalysisPayload: onAnalysis,
  ApproveQualityAnalysisError: error,
  PublishQualityAnalysisPayload: onAnalysis,
  PublishQualityAnalysisError: error,
  ReopenQualityAnalysisPayload: onAnalysis,
  ReopenQualityAnalysisError: error,
} satisfies Policy<QualityVersionFields & QualityVersionActsFields>
