import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { QualityAnalysisActsFields, QualityAnalysisFields } from '../governance.generated.ts'
import { error } from '../quality_model/quality_model.policy.ts'
import { principal, staff, staffOrAuthority } from '../quality_model/quality_model.rules.ts'

/** Whoever may find something to read; what, the rows say. */
export const ofQualityWork = role(
  'staff, observers of the unit, and administrators of the authority',
  'personal, enhetens observatörer och huvudmannens administratörer',
  ...['STAFF', 'UNIT_OBSERVER', 'AUTHORITY_ADMIN'],
)

export const onAnalysis = { qualityAnalysis: allow, userErrors: allow } as const

export const qualityAnalysisPolicy = {
  Query: { qualityAnalysis: ofQualityWork },
  Organisation: { qualityAnalyses: ofQualityWork },
  UnitOverview: { analyses: ofQualityWork },
  QualityAnalysis: {
    id: allow,
    organisation: allow,
    model: allow,
    academicYear: allow,
    title: allow,
    state: allow,
    sections: allow,
    contributors: allow,
    versions: allow,
    published: allow,
    startedBy: allow,
    startedAt: allow,
    permittedActions: allow,
  },
  QualityAnalysisSection: {
    section: allow,
    text: allow,
    version: allow,
    author: allow,
    modifiedAt: allow,
    evidence: allow,
    comments: allow,
  },
  QualityContributor: { id: allow, person: allow, role: allow, namedBy: allow, namedAt: allow },
  QualityComment: {
    id: allow,
    section: allow,
    version: allow,
    text: allow,
    author: allow,
    isFromAuthority: allow,
    writtenAt: allow,
    resolvedAt: allow,
  },
  // Of which analysis, the rules of the acts say: see quality_analysis.actions.ts.
  Mutation: {
    startQualityAnalysis: principal,
    nameContributor: principal,
    removeContributor: principal,
    writeAnalysisSection: staff,
    commentOnSection: staffOrAuthority,
    resolveComment: staff,
  },
  StartQualityAnalysisPayload: onAnalysis,
  StartQualityAnalysisError: error,
  NameContributorPayload: onAnalysis,
  NameContributorError: error,
  RemoveContributorPayload: onAnalysis,
  RemoveContributorError: error,
  WriteAnalysisSectionPayload: onAnalysis,
  WriteAnalysisSectionError: error,
  CommentOnSectionPayload: onAnalysis,
  CommentOnSectionError: error,
  ResolveCommentPayload: onAnalysis,
  ResolveCommentError: error,
} satisfies Policy<QualityAnalysisFields & QualityAnalysisActsFields>
