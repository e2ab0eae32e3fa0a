import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { QualityEvidenceActsFields, QualityEvidenceFields } from '../governance.generated.ts'
import { onAnalysis } from '../quality_analysis/quality_analysis.policy.ts'
import { error } from '../quality_model/quality_model.policy.ts'
import { staff } from '../quality_model/quality_model.rules.ts'

export const qualityEvidencePolicy = {
  QualityEvidence: { id: allow, figure: allow, note: allow, pinnedBy: allow, pinnedAt: allow },
  Mutation: { pinEvidence: staff, unpinEvidence: staff },
  PinEvidencePayload: onAnalysis,
  PinEvidenceError: error,
  UnpinEvidencePayload: onAnalysis,
  UnpinEvidenceError: error,
} satisfies Policy<QualityEvidenceFields & QualityEvidenceActsFields>
