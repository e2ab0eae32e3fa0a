import type { Actions } from '../../shared/action.ts'
import type { QualityAnalysisAction } from '../governance.generated.ts'
import type { QualityAnalysisRow } from './quality_analysis.queries.ts'
import { administers, isOpen, leads, type QualityStep, readsIt, stateAfter, writes } from './quality_analysis.rules.ts'

const fault = (code: string, message: string) => ({ code, message, field: ['qualityAnalysisId'] })

const open = ({ state }: QualityAnalysisRow) =>
  isOpen(state) ? null : fault('NOT_OPEN', 'The analysis is not being written now.')

const step = (name: QualityStep, code: string, message: string) => (analysis: QualityAnalysisRow) =>
  stateAfter(analysis.state, name) ? null : fault(code, message)

/** What can be done to an analysis. */
export const qualityAnalysisActions = {
  NAME_CONTRIBUTOR: { rule: leads },
  REMOVE_CONTRIBUTOR: { rule: leads },
  WRITE_ANALYSIS_SECTION: { rule: writes, fault: open },
  COMMENT_ON_SECTION: { rule: readsIt },
  RESOLVE_COMMENT: { rule: writes, fault: open },
  PIN_EVIDENCE: { rule: writes, fault: open },
  UNPIN_EVIDENCE: { rule: writes, fault: open },
  SUBMIT_QUALITY_ANALYSIS: { rule: leads, fault: open },
  RETURN_QUALITY_ANALYSIS: { rule: administers, fault: step('RETURN', 'NOT_SUBMITTED', 'The analysis is not submitted.') },
  APPROVE_QUALITY_ANALYSIS: { rule: administers, fault: step('APPROVE', 'NOT_SUBMITTED', 'The analysis is not submitted.') },
  PUBLISH_QUALITY_ANALYSIS: { rule: leads, fault: step('PUBLISH', 'NOT_APPROVED', 'The analysis is not approved.') },
  REOPEN_QUALITY_ANALYSIS: { rule: leads, fault: step('REOPEN', 'NOT_PUBLISHED', 'The analysis is not published.') },
} satisfies Actions<QualityAnalysisRow, QualityAnalysisAction>
